"""Texts of maps in random layouts: as many as there are ways to write YAML by hand."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

NAMES = (
    *("format", "id", "title", "levels", "competencies", "strands", "credentials", "assessments"),
    *("requires", "any_of", "at_least", "of", "because", "level", "assess", "kind", "effort"),
    *("goals", "decisions", "by", "date", "waive", "evidence", "notes", "text", "pace", "breaks"),
    *("from", "to", "a", "b.c", "é", '"q: u"', "'it''s'", "1", "1.10", "a-b", "x/y", "https://k"),
)
WORDS = (
    *("word", "two words", "1.10", "é ü", "a:b", "a#b", "-x", "true", "~", "http://x.org/#p"),
    *('"q # u: [o]"', '"e\\" \\\\"', "'it''s'", "''", "日本", "x" * 120, "{}", "[]", "{ }", "[ ]"),
)
INLINE = (
    *("[a,b]", "[ a , b ]", "{a: 1,b: 2}", "{ title: x, id: y }", "{a, b: }", "[[a],{b: [c]}]"),
    *("{because: w,  any_of: [a,  b,]}", '{"a":1, \'b\': "c, d"}', "[a: b, c]", "[{}, [ ]]"),
    *("{level: l, id: a#b}", "[ 'x, y' ,z]", "{ due: 2026-01-01,id: g,  priority: 1}"),
)
LINES = ("text", "  more # no comment", "", "   ", "- x", "key: value", '"q', "\ttab", "end  ")


class Author:
    """Writes a file by chance; `line_end` and the steps of indentation are habits."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.step = random.choice([2, 2, 3, 4])
        self.hang = random.choice([0, 2, 4])
        self.calm = random.choice([0.5, 0.8, 1.0])
        self.comments = 0

    def file(self) -> str:
        """Return a whole file."""
        lines = [*self.between(0), *self.mapping(0, 3), *self.between(0)]
        start = self.random.choice(["", "", "", "---\n", "%YAML 1.2\n---\n", "--- # start\n"])
        end = self.random.choice(["\n", "\n", "", "\n\n\n", "\n...\n", "\n... # over\n# and out"])
        text = start + "\n".join(lines) + end
        return self.random.choice([text, text, text.replace("\n", "\r\n"), "\ufeff" + text])

    def likely(self) -> bool:
        """Return whether to do something unusual."""
        return self.random.random() > self.calm

    def comment(self) -> str:
        """Return a comment that no other is like."""
        self.comments += 1
        return f"# c{self.comments}"

    def note(self) -> str:
        """Return a comment at the end of a line, or some blanks there."""
        if self.likely():
            return self.random.choice([" ", "   "]) + self.comment()
        return self.random.choice(["", "", "  "])

    def between(self, column: int) -> list[str]:
        """Return comments and empty lines."""
        found: list[str] = []
        while self.likely() and len(found) < 4:
            lead = " " * self.random.choice([column, column, 0, column + 1, column + self.step])
            found.append(self.random.choice(["", "", "  ", lead + self.comment()]))
        return found

    def mapping(self, column: int, deep: int) -> list[str]:
        """Return a mapping without brackets."""
        found = []
        for name in self.random.sample(NAMES, self.random.randint(1, 5)):
            colon = ":" if self.random.random() < 0.95 else " :"
            found += [*self.between(column), *self.entry(name + colon, column, deep)]
        return found

    def items(self, column: int, deep: int) -> list[str]:
        """Return a list without brackets."""
        found: list[str] = []
        for _ in range(self.random.randint(1, 4)):
            found += [*self.between(column), *self.entry("-", column, deep)]
        return found

    def entry(self, head: str, column: int, deep: int) -> list[str]:
        """Return a key or dash with its value."""
        kinds: list[Callable[[str, int], list[str]]] = [self.word, self.word, self.brackets]
        kinds += [self.long, self.text, self.wide, self.apart]
        lead = " " * column
        if deep and self.random.random() < 0.5:
            return self.nested(head, column, deep - 1)
        if self.likely() and self.likely():
            return [lead + head + self.note()]
        first, *others = self.random.choice(kinds)(head, column)
        return [lead + head + first, *others]

    def nested(self, head: str, column: int, deep: int) -> list[str]:
        """Return a key or dash with a mapping or list."""
        lead = " " * column
        dash = head == "-"
        inner = self.random.choice([self.mapping, self.items])
        if dash and self.random.random() < 0.7:
            wide = self.random.choice([2, 2, 4])
            first, *others = self.tight(inner(column + wide, deep))
            return [lead + "-" + first[column + 1 :], *others]
        step = self.hang if inner == self.items and not dash else self.step
        lines = [*self.between(column), *inner(column + step, deep)]
        return [lead + head + self.note(), *lines]

    @staticmethod
    def tight(lines: list[str]) -> list[str]:
        """Return lines from the first that is no comment on."""
        while not lines[0].strip() or lines[0].lstrip().startswith("#"):
            lines = lines[1:]
        return lines

    def gap(self, head: str) -> str:
        """Return what stands before a value."""
        return self.random.choice([" ", " ", "  ", " " if head == "-" else "\t"])

    def word(self, head: str, _column: int) -> list[str]:
        """Return a value of one word or text."""
        return [self.gap(head) + self.random.choice(WORDS) + self.note()]

    def brackets(self, head: str, _column: int) -> list[str]:
        """Return a value in brackets."""
        return [self.gap(head) + self.random.choice(INLINE) + self.note()]

    def long(self, head: str, column: int) -> list[str]:
        """Return a text of several lines, with or without quotes."""
        lead = " " * (column + self.random.choice([1, 2, 5]))
        first, second, quote = self.random.choice(
            [("a b", "c", ""), ("a  ", "- b", ""), ("a\\ ", "#b", '"'), ("a: ", "''b", "'")]
        )
        empty = ["  "] if self.likely() else []
        return [self.gap(head) + quote + first, *empty, lead + second + quote + self.note()]

    def text(self, head: str, column: int) -> list[str]:
        """Return a text that begins with a sign."""
        step = self.random.choice([1, 2, 4])
        digit = str(step) if self.random.random() < 0.3 else ""
        marks = self.random.choice([digit, digit + "-", "+" + digit, digit + "+"])
        lead = " " * (column + step)
        body = self.random.choices(LINES, k=self.random.randint(0, 4))
        lines = [lead + b if b.strip() or self.likely() else "" for b in ["x", *body]]
        blank = self.random.choice(["", "", "  # note"])
        return [self.gap(head) + self.random.choice("|>") + marks + blank, *lines]

    def wide(self, head: str, column: int) -> list[str]:
        """Return a value in brackets over several lines."""
        lead = " " * (column + self.random.choice([0, 1, 2, 6]))
        return [
            self.gap(head) + "[ a ," + self.note(),
            *self.between(column + 1),
            lead + 'b,  "c',
            lead + 'd",  {title: x,' + self.note(),
            lead + " id: y }" + self.note(),
            " " * column + "]" + self.note(),
        ]

    def apart(self, head: str, column: int) -> list[str]:
        """Return a value that stands below its key."""
        kind = self.random.choice([self.word, self.brackets, self.long, self.wide, self.text])
        own = column + self.step
        first, *others = kind(head, own)
        return [self.note(), *self.between(own), " " * own + first.lstrip(), *others]
