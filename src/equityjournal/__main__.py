"""`python -m equityjournal` is the same program as `equityjournal`."""

from equityjournal.cli import main

if __name__ == "__main__":
    main()
