"""What share of ordinary and of replica listings goes to review and to block, with the shipped ruleset.

    python -m bench.verdict_shares

Ordinary titles: JD and Taobao. Honest branded second-hand: resale_listings. Replica finds: rows that name a brand.
"""

import json
import tempfile
from pathlib import Path

from touchstone.screening.job import Job
from touchstone.screening.run import run_job

SHARED = Path(__file__).parents[2] / "shared" / "data"
SETS = {
    "JD titles (ordinary)": "jd_titles_gaiic2022",
    "Taobao titles (ordinary)": "ecom_ner_zh",
    "Taobao queries (ordinary)": "taobao_queries_multicpr",
    "second-hand, branded (honest)": "resale_listings",
    "replica finds of shopping agents": "replica_agent_lists",
    "Agora, all crawls": "agora_2014",
}


def main() -> None:
    """Screen each set as it lies and print the shares as Markdown."""
    print("| set | listings | review | block | review or block |\n|---|---|---|---|---|")
    for name, folder in SETS.items():
        if not (SHARED / folder).is_dir():
            print(f"| {name} | skipped: the data set is not on this machine | | | |")
            continue
        with tempfile.TemporaryDirectory() as out:
            run_job(Job(input=SHARED / folder, out=Path(out) / "out"))
            summary = json.loads((Path(out) / "out" / "summary.json").read_text(encoding="utf-8"))
        total, verdicts = summary["listings"], summary["verdicts"]
        review, block = verdicts["review"] / total, verdicts["block"] / total
        print(f"| {name} | {total:,} | {review:.2%} | {block:.2%} | {review + block:.2%} |")


if __name__ == "__main__":
    main()
