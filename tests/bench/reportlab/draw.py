"""Draws the pages it is given with ReportLab, fonts registered once, and says how much CPU time that took.

Reads one JSON object: fonts (name to file), art (page operators of the design), warm (how many come first and do not count) and pages, each
with its operators (QR code) and texts (font, size, spacing, color, x, y from the top, text). Writes {"count", "seconds", "bytes"}.
"""
import io
import json
import sys
import time

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

HEIGHT = 595.28
job = json.load(sys.stdin)
for name, path in job["fonts"].items():
    pdfmetrics.registerFont(TTFont(name, path))


def draw(page):
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(841.89, HEIGHT), pageCompression=1, invariant=1)
    canvas.saveState()
    canvas.transform(1, 0, 0, -1, 0, HEIGHT)
    canvas._code.append(job["art"])
    canvas._code.append(page["operators"])
    canvas.restoreState()
    for text in page["texts"]:
        line = canvas.beginText(text["x"], HEIGHT - text["y"])
        line.setFont(text["font"], text["size"])
        line.setCharSpace(text["spacing"])
        line.setFillColor(text["color"])
        line.textOut(text["text"])
        canvas.drawText(line)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


warm = job["warm"]
for page in job["pages"][:warm]:
    draw(page)
size = 0
started = time.process_time()
for page in job["pages"][warm:]:
    size += len(draw(page))
json.dump({"count": len(job["pages"]) - warm, "seconds": time.process_time() - started, "bytes": size}, sys.stdout)
