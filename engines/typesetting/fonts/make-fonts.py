"""Makes this folder's fonts and ../face-data.ts from openly licensed sources (needs fontTools and brotli).

usage: python3 make-fonts.py SOURCE_FOLDER   with fang.woff2, fang-fallback.woff2, kai.woff2 and so on

Each face is written twice: NAME.woff2 for browsers and NAME.ttf.br (TrueType under brotli) for the server,
which can unpack brotli without any library but not woff2.
"""
import io, pathlib, sys
import brotli
from fontTools.ttLib import TTFont

FACES = ['fang', 'fang-fallback', 'kai', 'hei', 'xiaobiaosong', 'song']
# FandolFang sets its Han 0.07 em lower than the other faces. Lifted, a line of mixed faces keeps one visual middle.
LIFT = {'fang': 70}
# Marks that must be one em wide to sit on the grid; a face that has them narrower borrows them from 仿宋.
FULL_WIDTH = set('—…“”‘’·')
HERE = pathlib.Path(__file__).parent


def lift(font, by):
    glyf, widths = font['glyf'], font['hmtx']
    for name in font.getGlyphOrder():
        glyph = glyf[name]
        if widths[name][0] != font['head'].unitsPerEm or glyph.numberOfContours <= 0:
            continue
        glyph.coordinates.translate((0, by))
        glyph.recalcBounds(glyf)


def ranges(codes):
    """Sorted code points as `gap+length` pairs in base 36, each gap counted from the end before."""
    out, end = [], 0
    codes = sorted(codes)
    i = 0
    while i < len(codes):
        j = i
        while j + 1 < len(codes) and codes[j + 1] == codes[j] + 1:
            j += 1
        gap, length = codes[i] - end, j - i + 1
        out.append(base36(gap) + ('+' + base36(length) if length > 1 else ''))
        end, i = codes[j] + 1, j + 1
    return ' '.join(out)


def base36(n):
    digits = ''
    while True:
        n, rest = divmod(n, 36)
        digits = '0123456789abcdefghijklmnopqrstuvwxyz'[rest] + digits
        if n == 0:
            return digits


def describe(font):
    em, cmap, widths = font['head'].unitsPerEm, font.getBestCmap(), font['hmtx']
    slots = {code: round(widths[name][0] / em, 3) for code, name in cmap.items()}
    covered = [c for c in slots if not (chr(c) in FULL_WIDTH and slots[c] != 1)]
    narrow = sorted(c for c in covered if slots[c] != 1)
    return ranges(covered), ''.join(map(chr, narrow)), ' '.join(base36(round(slots[c] * 1000)) for c in narrow)


def quoted(text):
    return "'" + text.replace('\\', '\\\\').replace("'", "\\'") + "'"


def main(source):
    rows = []
    for face in FACES:
        font = TTFont(source / f'{face}.woff2', recalcTimestamp=False)
        if face in LIFT:
            lift(font, LIFT[face])
        font.flavor = None
        plain = io.BytesIO()
        font.save(plain)
        (HERE / f'{face}.ttf.br').write_bytes(brotli.compress(plain.getvalue(), quality=11, lgwin=24))
        font = TTFont(io.BytesIO(plain.getvalue()), recalcTimestamp=False)
        coverage, narrow, widths = describe(font)
        rows.append(f"  {quoted(face)}: {{\n    coverage: {quoted(coverage)},\n    narrow: {quoted(narrow)},\n    widths: {quoted(widths)},\n  }},\n")
        font.flavor = 'woff2'
        font.save(HERE / f'{face}.woff2')
        print(face)
    (HERE.parent / 'face-data.ts').write_text(
        '// Written by fonts/make-fonts.py: what each face covers and the characters whose slot is not one em. Do not edit.\n'
        'export const faceData = {\n' + ''.join(rows) + '} as const\n', encoding='utf-8')


main(pathlib.Path(sys.argv[1]))
