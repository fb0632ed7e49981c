"""`python3 dev.py bench`: prints what each page costs as a multiple of the floor, and keeps the figures.

--sizes 1000,10000 chooses how many applications there are; --rounds how long it takes.
"""

import argparse
import os
import sys

import django
import psycopg


def fresh_database() -> None:
    """An empty database on the same server, so that no earlier run weighs in."""
    server = os.environ["DATABASE_URL"].rpartition("/")[0]
    with psycopg.connect(f"{server}/postgres", autocommit=True) as admin:
        admin.execute("DROP DATABASE IF EXISTS portal_bench WITH (FORCE)")
        admin.execute("CREATE DATABASE portal_bench")
    os.environ["DATABASE_URL"] = f"{server}/portal_bench"


fresh_database()
os.environ["DJANGO_SETTINGS_MODULE"] = "tests.bench.settings"
django.setup()

from django.core.management import call_command  # noqa: E402

from tests.bench.pages import Bench  # noqa: E402
from tests.bench.report import keep, table  # noqa: E402


def main() -> int:
    """Grow, measure, print, keep."""
    parser = argparse.ArgumentParser(prog="dev.py bench", description=__doc__)
    parser.add_argument("--sizes", default="1000,10000")
    parser.add_argument("--rounds", type=int, default=12)
    asked = parser.parse_args()
    call_command("migrate", verbosity=0)
    rows = Bench(rounds=asked.rounds).run([int(size) for size in asked.sizes.split(",")])
    sys.stdout.write(table(rows))
    keep(rows)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
