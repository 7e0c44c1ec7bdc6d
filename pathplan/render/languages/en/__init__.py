"""English."""

from pathplan.render.languages._language import Language
from pathplan.render.languages.en.dates import DATES, SINCE
from pathplan.render.languages.en.path import CREDIT, PATH
from pathplan.render.languages.en.picture import PICTURE
from pathplan.render.languages.en.plan import CLOSED, PAGE, PLAN
from pathplan.render.languages.en.talk import CHOOSE, NEXT, STATUS, WHY

LANGUAGE = Language(
    dates=DATES,
    since=SINCE,
    path=PATH,
    credit=CREDIT,
    plan=PLAN,
    page=PAGE,
    closed=CLOSED,
    next=NEXT,
    choose=CHOOSE,
    why=WHY,
    status=STATUS,
    picture=PICTURE,
    words={},
)
