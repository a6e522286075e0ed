"""How fast is an import, and does its memory grow? `python -m benchmarks.importing [PAGES ...]` (default: 100 1000).

Pages made from the seeds (`benchmarks.pages`, nine different stories each) go into a fresh SQLite database in a temporary folder, each
number of them in a process of its own. Then the same pages once more, which has nothing to do but to find that out. Time of the clock, and
of the processor, which says more on a machine that is busy otherwise.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.pages import write_pages

ROOT = Path(__file__).parent.parent
SIZES = (100, 1000)
CHILD = """
import resource, sys
from time import process_time
import django
django.setup()
from pathlib import Path
from articles.importer import ImportOptions, import_pages
receipt = import_pages([Path(sys.argv[1])], ImportOptions(workers=int(sys.argv[2])))
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
others = resource.getrusage(resource.RUSAGE_CHILDREN)
cpu = process_time() + others.ru_utime + others.ru_stime
print(receipt.articles["created"], receipt.articles["updated"], f"{receipt.seconds:.2f} {cpu:.2f}", peak)
"""


def measure(pages: int, workers: int) -> None:
    """Prints one line for the import of that many pages, and one for the second import of the same."""
    with tempfile.TemporaryDirectory() as folder:
        write_pages(pages, Path(folder) / "pages")
        environment = {**os.environ, "VAR_DIR": folder, "DATABASE_URL": "", "DJANGO_SETTINGS_MODULE": "kzdiplo.settings"}
        del environment["DATABASE_URL"]
        run = [sys.executable, "manage.py", "migrate", "--verbosity", "0"]
        subprocess.run(run, cwd=ROOT, env=environment, check=True)  # noqa: S603 - our own program
        for name in ("import", "again"):
            command = [sys.executable, "-c", CHILD, f"{folder}/pages", str(workers)]
            done = subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True, text=True)  # noqa: S603
            created, updated, seconds, cpu, peak = done.stdout.split()
            rate = f"{int(created) / float(seconds):7.1f} stories/s" if int(created) else f"{pages / float(seconds):7.1f} pages/s  "
            size = (Path(folder) / "kzdiplo.sqlite3").stat().st_size / 1e6
            print(
                f"{pages:6} pages  {name:6}  workers {workers}  created {created:>6}  updated {updated:>4}  {float(seconds):8.1f} s  {rate}"
                f"  processor {float(cpu):8.1f} s"
                f"  peak {int(peak) / 1024:6.1f} MB  database {size:6.1f} MB",
                flush=True,
            )


if __name__ == "__main__":
    for count in [int(argument) for argument in sys.argv[1:]] or SIZES:
        for number in (1, 2):
            measure(count, number)
