"""What choices are called by."""

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def letter(number: int) -> str:
    """Return the letter of a choice, counted from 0: A to Z, then A2 to Z2, A3 and on."""
    cycle, place = divmod(number, len(LETTERS))
    return LETTERS[place] + (str(cycle + 1) if cycle else "")
