/// The page's style sheet, for light and dark, wide and narrow.
enum StyleSheet {
  static let text = #"""
    :root {
      --paper: #fbfaf7; --card: #ffffff; --ink: #1d2327; --soft: #5b656d; --rule: #dedcd4; --code: #f1efe8;
      --accent: #0b6e75; --on-accent: #ffffff;
      --good: #1a7f37; --bad: #b42318; --warn: #8a5a00;
    }
    @media (prefers-color-scheme: dark) {
      :root {
        --paper: #14181b; --card: #1c2226; --ink: #e6e8e6; --soft: #9ea9b0; --rule: #323b41; --code: #262e33;
        --accent: #56c2c9; --on-accent: #06282b;
        --good: #5fcb79; --bad: #ff8a7d; --warn: #e9b44c;
      }
    }
    * { box-sizing: border-box; }
    body {
      margin: 0 auto; padding: 2rem 1.25rem 5rem; max-width: 60rem;
      background: var(--paper); color: var(--ink); font: 16px/1.55 system-ui, sans-serif;
    }
    h1 { margin: 0; font-size: 1.9rem; line-height: 1.2; letter-spacing: -0.01em; }
    h2 { margin: 2.5rem 0 0.9rem; font-size: 1.1rem; }
    h2 .above { color: var(--soft); font-weight: 400; }
    h3 { margin: 0; font-size: 1rem; font-weight: 600; }
    h3 code { font-size: 0.92em; }
    p { margin: 0.35rem 0; }
    code, pre { font: 0.86em/1.5 ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; }
    code, td, li, h1, h2, h3 { overflow-wrap: anywhere; unicode-bidi: isolate; }
    small, .path, .facts { color: var(--soft); font-size: 0.86rem; }
    .path { margin: 0 0 0.5rem; }

    .bar {
      position: sticky; top: 0; z-index: 1; display: flex; flex-wrap: wrap; align-items: center; gap: 0.4rem 1rem;
      margin: 1.2rem 0 0; padding: 0.7rem 0; background: var(--paper); border-bottom: 1px solid var(--rule);
    }
    .bar p { margin: 0; flex: 1 1 14rem; font-size: 0.95rem; }
    button {
      padding: 0.5rem 1.4rem; border: 0; border-radius: 0.5rem; background: var(--accent); color: var(--on-accent);
      font: inherit; font-weight: 600; cursor: pointer;
    }
    button:disabled { opacity: 0.55; cursor: default; }
    :focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
    progress { flex: 1 0 100%; width: 100%; height: 0.3rem; border: 0; border-radius: 1rem; background: var(--rule); accent-color: var(--accent); }
    progress::-webkit-progress-bar { border-radius: 1rem; background: var(--rule); }
    progress::-webkit-progress-value { border-radius: 1rem; background: var(--accent); }
    progress::-moz-progress-bar { border-radius: 1rem; background: var(--accent); }
    [hidden] { display: none; }
    #verdict strong { margin-right: 0.25rem; }

    .steps { list-style: none; margin: 0; padding: 0; }
    .step {
      --state: var(--rule); position: relative; margin: 0 0 0.7rem; padding: 0.85rem 1rem 0.8rem 3.4rem;
      background: var(--card); border: 1px solid var(--rule); border-left: 4px solid var(--state); border-radius: 0.6rem;
    }
    .mark {
      position: absolute; left: 0.9rem; top: 0.8rem; width: 1.75rem; height: 1.75rem; border-radius: 50%;
      border: 1px solid var(--rule); color: var(--soft); font-size: 0.82rem; line-height: 1.65rem; text-align: center;
    }
    .status { margin-left: 0.4rem; color: var(--soft); font-size: 0.86rem; font-weight: 400; }
    .passed, .done { --state: var(--good); }
    .failed, .errored, .error { --state: var(--bad); }
    .unverified, .incomplete, .warning { --state: var(--warn); }
    .running { --state: var(--accent); }
    .note, .skipped { --state: var(--soft); }
    .step[data-status] .mark { border-color: var(--state); color: var(--state); font-weight: 700; }
    .step[data-status] .status, #verdict strong, .findings strong, .checks b { color: var(--state); font-weight: 600; }
    .kind {
      display: inline-block; margin-right: 0.3rem; padding: 0 0.5rem; border: 1px solid var(--rule);
      border-radius: 1rem; color: var(--soft); font-size: 0.8rem;
    }
    .actions { margin: 0.5rem 0; padding-left: 1.2rem; }
    .facts > * + *::before { content: "· "; }
    .facts code { font-size: 0.8rem; }

    .findings, .checks, .values { list-style: none; margin: 0.5rem 0; padding: 0; font-size: 0.93rem; }
    .findings > li { margin: 0.4rem 0; padding: 0.5rem 0.8rem; border-left: 3px solid var(--state); background: var(--code); border-radius: 0.3rem; }
    .rule { color: var(--soft); }
    .done .mark { font-size: 1.3rem; }
    .outcome > :first-child { margin-top: 0; }
    .outcome:not(:empty) { margin-top: 0.6rem; padding-top: 0.5rem; border-top: 1px solid var(--rule); }
    .checks pre { margin: 0.2rem 0 0.3rem 1.4rem; }
    details { margin: 0.3rem 0; font-size: 0.93rem; }
    summary { cursor: pointer; overflow-wrap: anywhere; }
    pre {
      margin: 0.3rem 0 0.7rem; padding: 0.7rem 0.9rem; max-height: 24rem; overflow: auto; border-radius: 0.4rem;
      background: var(--code); white-space: pre-wrap; overflow-wrap: anywhere;
    }
    details h4 { margin: 0.5rem 0 0; color: var(--soft); font-size: 0.82rem; font-weight: 600; }
    .scroll { overflow-x: auto; }
    table { width: 100%; border-collapse: collapse; font-size: 0.93rem; }
    th, td { padding: 0.4rem 0.8rem 0.4rem 0; border-bottom: 1px solid var(--rule); text-align: left; vertical-align: top; }
    th { color: var(--soft); font-weight: 600; }
    td { min-width: 7rem; }

    @media (max-width: 36rem) {
      body { padding: 1.2rem 0.8rem 4rem; }
      h1 { font-size: 1.45rem; }
      .step { padding: 0.8rem 0.8rem 0.8rem 0.9rem; }
      .mark { position: static; display: inline-block; margin-right: 0.3rem; }
    }
    """#
}
