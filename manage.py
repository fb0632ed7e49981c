#!/usr/bin/env python
"""Django's command line for the portal. Where nothing names a database, the one of this checkout is started."""

import os
import runpy
import sys

from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.dev")
    named = {"DATABASE_URL", "DATABASE_URL_FILE"} & set(os.environ)
    if os.environ["DJANGO_SETTINGS_MODULE"] == "portal.settings.dev" and not named:
        sys.argv.insert(1, "manage")
        runpy.run_module("portal.local", run_name="__main__")
    execute_from_command_line(sys.argv)
