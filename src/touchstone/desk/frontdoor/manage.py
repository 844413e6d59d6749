"""Django's commands: `python -m touchstone.desk.frontdoor.manage migrate`."""

import os
import sys

from django.core.management import execute_from_command_line

SETTINGS = "touchstone.desk.frontdoor.settings"


def main() -> None:
    """Run one command."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
