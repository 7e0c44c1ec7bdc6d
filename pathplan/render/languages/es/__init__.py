"""Spanish."""

from pathplan.render.languages._language import Language
from pathplan.render.languages.es.dates import DATES, SINCE
from pathplan.render.languages.es.designer import DESIGNER
from pathplan.render.languages.es.map import MAP
from pathplan.render.languages.es.path import CREDIT, PATH
from pathplan.render.languages.es.picture import PICTURE
from pathplan.render.languages.es.plan import CLOSED, PAGE, PLAN
from pathplan.render.languages.es.sheet import SHEET
from pathplan.render.languages.es.talk import CHOOSE, NEXT, STATUS, WHY
from pathplan.render.languages.es.terms import NO_ROOM, TERMS
from pathplan.render.languages.es.weeks import WEEKS
from pathplan.render.languages.es.words import WORDS

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
    words=WORDS,
)
