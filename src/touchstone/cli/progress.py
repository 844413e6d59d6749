"""The progress bar of a run: share of the input read, listings, rate, time left."""

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, ProgressColumn, Task, TaskProgressColumn, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bar
from rich.text import Text

from touchstone.cli.language import say
from touchstone.screening.run import Progress, Watcher


class _Rate(ProgressColumn):
    """Listings so far and per second."""

    def render(self, task: Task) -> Text:
        """One cell."""
        done, seconds = task.fields["listings"], task.fields["seconds"]
        rate = done / seconds if seconds else 0.0
        return Text(say(f"{done:,} listings, {rate:,.0f}/s", f"{done:,} 件商品，{rate:,.0f} 件/秒"))


@contextmanager
def progress_bar(title: str) -> Iterator[Watcher]:
    """A bar on standard error while the block runs; nothing where standard error is no terminal."""
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), _Rate(), TimeRemainingColumn())
    with Bar(*columns, console=console, disable=not console.is_terminal) as bar:
        task = bar.add_task(title, total=None, listings=0, seconds=0.0)

        def watch(progress: Progress) -> None:
            bar.update(
                task,
                total=progress.bytes_total,
                completed=progress.bytes_done,
                listings=progress.listings,
                seconds=progress.seconds,
            )

        yield watch
