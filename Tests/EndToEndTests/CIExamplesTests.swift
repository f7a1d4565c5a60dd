import Foundation
import Testing

/// The files under docs/examples/ci, read by a YAML parser that is not ours and held against what the systems ask for.
@Suite(.enabled(if: ForeignParser.hasYAML, "python3 with yaml is absent"))
struct CIExamplesTests {
  @Test func theWorkflowIsOne() throws {
    let program = """
      import re, yaml
      flow = yaml.safe_load(open("docs/examples/ci/github-matrix.yml"))
      # YAML 1.1 reads the key `on` as true.
      assert set(flow) <= {"name", True, "permissions", "jobs"}, set(flow)
      for name, job in flow["jobs"].items():
          assert set(job) <= {"runs-on", "container", "strategy", "needs", "if", "steps"}, name
          assert job.get("needs", "run") in flow["jobs"]
          for step in job["steps"]:
              assert ("uses" in step) != ("run" in step), step
              assert "uses" not in step or re.fullmatch(r"actions/[a-z-]+@v\\d+", step["uses"]), step
      shards = flow["jobs"]["run"]["strategy"]["matrix"]["shard"]
      run = [step["run"] for step in flow["jobs"]["run"]["steps"] if "run" in step]
      assert shards == list(range(1, len(shards) + 1)) and f"/{len(shards)} " in run[0], run
      """
    let result = try ForeignParser.python(program)
    #expect(result.status == 0, "\(result.output)")
  }

  @Test func theJobIsOne() throws {
    let program = """
      import yaml
      claim, run, report = yaml.safe_load_all(open("docs/examples/ci/kubernetes-job.yaml"))
      assert (claim["apiVersion"], claim["kind"]) == ("v1", "PersistentVolumeClaim")
      for job in (run, report):
          assert (job["apiVersion"], job["kind"]) == ("batch/v1", "Job")
          pod = job["spec"]["template"]["spec"]
          assert pod["restartPolicy"] == "Never"
          volumes = {volume["name"] for volume in pod["volumes"]}
          for container in pod["containers"]:
              assert {mount["name"] for mount in container["volumeMounts"]} <= volumes
      spec = run["spec"]
      assert spec["completionMode"] == "Indexed" and spec["maxFailedIndexes"] <= spec["completions"]
      assert f"/{spec['completions']}" in spec["template"]["spec"]["containers"][0]["args"]
      """
    let result = try ForeignParser.python(program)
    #expect(result.status == 0, "\(result.output)")
  }
}
