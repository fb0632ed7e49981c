"""What gunicorn is told beyond its command line: `--config python:portal.serving`."""

import gc
from typing import Any

# Objects made between two looks at the young ones. A page makes tens of thousands and lets nearly all of them
# go by itself; at Python's own 700 a tenth of a request's time goes into looking for cycles.
YOUNG, MIDDLE, OLD = 50_000, 20, 100


def post_worker_init(worker: Any) -> None:
    """Leave what was loaded at the start out of every later search for cycles: it stays until the end."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG, MIDDLE, OLD)
