/// The page's script: starts runs and shows their events, whose shape `RunEventJSON` fixes.
///
/// All that comes from a run becomes text, never markup.
enum Script {
  static let text = #"""
    "use strict";
    const marks = { running: "…", passed: "✓", done: "•", failed: "✗", errored: "!", skipped: "–", unverified: "?" };
    const button = document.getElementById("run");
    const verdict = document.getElementById("verdict");
    const progress = document.getElementById("progress");
    const variables = document.getElementById("variables");
    let finished = 0;
    let last = null;
    let current = 0;

    function make(name, text, className) {
      const node = document.createElement(name);
      if (text !== undefined && text !== null) node.textContent = text;
      if (className) node.className = className;
      if (name === "pre") node.tabIndex = 0;
      return node;
    }

    function list(className, nodes) {
      const node = make("ul", null, className);
      node.append(...nodes);
      return node;
    }

    function say(className, word, text) {
      verdict.className = className;
      verdict.replaceChildren(make("strong", word), " ", text);
    }

    function counted(count, noun) { return `${count} ${noun}${count === 1 ? "" : "s"}`; }

    function mark(number, status) {
      const step = document.getElementById(`step-${number}`);
      if (!step) return null;
      const sign = step.querySelector(".mark");
      step.className = status ? `step ${status}` : "step";
      if (status) step.dataset.status = status; else delete step.dataset.status;
      sign.textContent = marks[status] || number;
      step.querySelector(".status").textContent = status || "not run";
      return step.querySelector(".outcome");
    }

    function answer(exchange) { return exchange.status === null ? exchange.reason : exchange.status; }

    function showExchange(exchange) {
      const node = make("details");
      const summary = make("summary");
      summary.append(make("code", `${exchange.method} ${exchange.url}`), ` → ${answer(exchange)} `,
        make("small", exchange.duration));
      node.append(summary);
      if (exchange.request !== null) node.append(make("h4", "Sent"), make("pre", exchange.request));
      if (exchange.response !== null) node.append(make("h4", "Answer"), make("pre", exchange.response));
      if (exchange.request === null && exchange.response === null) node.append(make("p", "No bodies.", "facts"));
      return node;
    }

    function showCheck(check) {
      const node = make("li", null, check.outcome);
      node.append(make("b", `${marks[check.outcome]} ${check.outcome} `), check.summary);
      if (check.place) node.append(" ", make("small", check.place));
      if (check.details.length) node.append(make("pre", check.details.join("\n")));
      return node;
    }

    function showFinding(finding) {
      const node = make("li", null, finding.severity);
      node.append(make("strong", finding.severity), ` ${finding.message} `, make("code", finding.rule, "rule"));
      if (finding.place) node.append(" ", make("small", finding.place));
      if (finding.fix) node.append(make("br"), make("small", `What to do: ${finding.fix}`));
      return node;
    }

    function showValue(binding) {
      const node = make("li");
      node.append(make("code", `${binding.variable} = ${binding.value}`), " ", make("small", binding.source));
      return node;
    }

    function showReadings(readings) {
      const node = make("details");
      const first = readings[0], end = readings[readings.length - 1];
      node.append(make("summary", `${first.state} → ${end.state} after ${end.elapsed}, ${counted(readings.length, "look")}`));
      node.append(make("pre", readings.map((r) => `${r.attempt}. ${r.state}, ${r.elapsed}`).join("\n")));
      return node;
    }

    function remember(binding) {
      const body = variables.querySelector("tbody");
      let row = [...body.rows].find((row) => row.cells[0].textContent === binding.variable);
      if (!row) {
        row = body.insertRow();
        for (let i = 0; i < 3; i += 1) row.insertCell().append(make(i < 2 ? "code" : "span"));
      }
      [binding.variable, binding.value, binding.source].forEach((text, i) => { row.cells[i].firstChild.textContent = text; });
      variables.hidden = false;
    }

    function finishStep(event) {
      const outcome = mark(event.step, event.status);
      if (!outcome) return;
      const parts = [];
      if (event.reason) parts.push(make("p", event.reason));
      if (event.checks.length) parts.push(list("checks", event.checks.map(showCheck)));
      if (event.diagnostics.length) parts.push(list("findings", event.diagnostics.map(showFinding)));
      if (event.readings.length > 1) parts.push(showReadings(event.readings));
      parts.push(...event.exchanges.map(showExchange));
      if (event.bindings.length) parts.push(list("values", event.bindings.map(showValue)));
      outcome.replaceChildren(...parts);
      event.bindings.forEach(remember);
    }

    // A repeat's requests name the step that is repeated, whose own outcome stays.
    function showProgress(text) {
      const outcome = document.querySelector(`#step-${current}.running .outcome`);
      if (outcome) outcome.replaceChildren(make("p", text, "facts"));
    }

    function clear() {
      document.querySelectorAll(".step").forEach((step) => {
        mark(Number(step.id.slice(5)), null).replaceChildren();
      });
      variables.querySelector("tbody").replaceChildren();
      variables.hidden = true;
      finished = 0;
      progress.value = 0;
      progress.hidden = false;
    }

    function end() {
      button.disabled = false;
      button.textContent = "Run again";
    }

    const handlers = {
      runStarted(event) {
        clear();
        button.disabled = true;
        button.textContent = "Running…";
        last = event;
        say("running", "Running", `on ${event.target}${event.scenario ? `, with ${event.scenario}` : ""}`);
      },
      stepStarted(event) {
        current = event.step;
        mark(event.step, "running");
      },
      exchanged(event) { showProgress(`${event.method} ${event.url} → ${answer(event)}`); },
      polled(event) { showProgress(`${event.state} after ${event.elapsed}, look ${event.attempt}`); },
      paused(event) { showProgress(`waiting ${event.duration} ${event.purpose}`); },
      bound(event) { remember(event); },
      stepFinished(event) {
        finished += 1;
        progress.value = finished;
        finishStep(event);
      },
      runFinished(event) {
        const counts = Object.entries(event.counts).map(([status, count]) => `${count} ${status}`).join(", ");
        const facts = [`${counted(finished, "step")}: ${counts || "none"}`, counted(event.requests, "request")];
        if (event.isSimulated) facts.push(`${event.elapsed} simulated`);
        facts.push(event.wallTime);
        if (last) facts.push(`on ${last.target}`);
        say(event.verdict, event.verdict.toUpperCase(), facts.join(" · "));
        end();
      },
      runAborted(event) {
        document.querySelectorAll(".step.running").forEach((step) => mark(Number(step.id.slice(5)), null));
        say("errored", "NOT RUN", event.reason);
        end();
      },
    };

    async function run() {
      button.disabled = true;
      const token = document.querySelector("meta[name=runbook-token]").content;
      try {
        const response = await fetch("/run", { method: "POST", headers: { "X-Runbook-Token": token } });
        // 409: another window has begun a run, whose events arrive here too.
        if (response.ok || response.status === 409) return;
        say("errored", "NOT RUN", await response.text());
        button.disabled = false;
      } catch {
        say("errored", "NOT RUN", "runbook no longer serves this page.");
        button.disabled = false;
      }
    }

    button.hidden = false;
    button.addEventListener("click", run);
    const events = new EventSource("/events");
    events.onmessage = (message) => {
      const event = JSON.parse(message.data);
      if (Object.hasOwn(handlers, event.type)) handlers[event.type](event);
    };
    """#
}
