"""The drill at the end of a soak: back up, restore elsewhere, and judge the restored desk as the first one was judged."""

from bench.soak.judge_process import JudgeProcess
from bench.soak.node import SoakNode, bare_node


def drill(node: SoakNode) -> list[str]:
    """What does not agree in the restored desk; its journal is the one of the first."""
    source = node.folder / "backup.tar"
    node.run("bench.soak.launcher", str(node.folder), "backup", str(source))
    with bare_node(node.folder / "restored") as other:
        told = {"TOUCHSTONE_HOME": str(other.home), "DATABASE_URL": other.database}
        node.run("bench.soak.launcher", str(node.folder), "restore", str(source), **told)
        judge = JudgeProcess({**node.environment, **told}, node.folder)
        try:
            judged = judge.ask()
        finally:
            judge.close()
    return [f"restored: {each}" for each in judged["problems"]]
