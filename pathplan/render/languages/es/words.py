"""What the formats of files propose for kinds and modalities, in Spanish."""

WORDS = {
    "self": "tu palabra",
    "import": "de otro sistema",
    "observation": "observación",
    "quiz": "prueba corta",
    "project": "proyecto",
    "portfolio": "portafolio",
    "exam": "examen",
    "certificate": "certificado",
    "badge": "insignia",
    "video": "video",
    "text": "texto",
    "hands-on": "con las manos",
    "game": "juego",
    "practice": "práctica",
}
