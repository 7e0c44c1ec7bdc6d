"""Maps to explore in Spanish."""

from pathplan.render.languages._map import MapWords

MAP = MapWords(
    tools="Para orientarse en el mapa",
    search="Buscar",
    status="Estado",
    strand="Área",
    tag="Etiqueta",
    any="todo",
    plain="en este mapa",
    zoom_in="Más grande",
    zoom_out="Más pequeño",
    fit="Todo el mapa",
    begin="Dónde empezar",
    help="Teclas: las flechas van de un recuadro a otro por las líneas, Intro elige, Escape suelta."
    " + y - cambian el tamaño, 0 muestra todo el mapa, Mayús con flechas lo mueve. Con ratón:"
    " arrastrar, y Ctrl con la rueda. En pantalla táctil: dos dedos.",
    found="Encontrado: {n} de {many}",
    details="Detalles",
    close="Cerrar los detalles",
    because="Por qué está aquí",
    needs="Necesita",
    needs_many="necesita {n}",
    needs_nothing="nada antes",
    opens="Abre",
    opens_many="abre {n}",
    opens_nothing="nada más",
    shown="Se demuestra con",
    resources="Para aprenderlo",
)
