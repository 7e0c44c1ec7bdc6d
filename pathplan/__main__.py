"""`python -m pathplan` is the command `pathplan`."""

from pathplan.cli import main

if __name__ == "__main__":
    main()
