"""How a web worker treats what it loaded."""

import gc

from portal import serving


def test_a_worker_looks_for_cycles_rarely_and_never_in_what_it_loaded() -> None:
    before = gc.get_threshold()
    try:
        serving.post_worker_init(worker=None)
        assert gc.get_threshold() == (serving.YOUNG, serving.MIDDLE, serving.OLD)
        assert gc.get_freeze_count() > 10_000
    finally:
        gc.unfreeze()
        gc.set_threshold(*before)
