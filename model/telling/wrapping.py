"""How high a spreadsheet's row must be for the text that is wrapped in it: programs that do not
measure it themselves would draw one text over another."""

SIZE = 10  # of the letters, in points, unless told


def row_height(value: str, width: float, size: float = SIZE, bold: bool = False) -> float:
    """The height in points that a text needs when wrapped at a width in characters, measured in
    letters of 10 points as spreadsheets do. Rather a line too many than one cut."""
    room = width * SIZE / size / (0.98 if bold else 0.88)
    lines = sum(-(-max(len(line), 1) // max(room, 1)) for line in value.split("\n"))
    return lines * size * 1.3 + 4
