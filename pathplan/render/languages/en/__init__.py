"""English."""

from pathplan.render.languages._language import Language
from pathplan.render.languages.en.dates import DATES, SINCE
from pathplan.render.languages.en.designer import DESIGNER
from pathplan.render.languages.en.map import MAP
from pathplan.render.languages.en.path import CREDIT, PATH
from pathplan.render.languages.en.picture import PICTURE
from pathplan.render.languages.en.plan import CLOSED, PAGE, PLAN
from pathplan.render.languages.en.sheet import SHEET
from pathplan.render.languages.en.talk import CHOOSE, NEXT, STATUS, WHY
from pathplan.render.languages.en.terms import NO_ROOM, TERMS
from pathplan.render.languages.en.weeks import WEEKS

LANGUAGE = Language(
    dates=DATES,
    since=SINCE,
    path=PATH,
    credit=CREDIT,
    plan=PLAN,
    page=PAGE,
    sheet=SHEET,
    closed=CLOSED,
    terms=TERMS,
    no_room=NO_ROOM,
    weeks=WEEKS,
    next=NEXT,
    choose=CHOOSE,
    why=WHY,
    status=STATUS,
    picture=PICTURE,
    map=MAP,
    designer=DESIGNER,
    words={},
)
