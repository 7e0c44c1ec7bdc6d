"""A map whose titles and ids are chosen to break out of a page, or to be taken for parts of it."""

MAP = """\
format: pathplan-map/1
id: x
title: "</script><script>alert(1)</script>"
language: {language}
version: "<b>1</b>"
strands: {{s: "<i>strand</i> & 'more'"}}
competencies:
  map: {{title: "A \\"quoted\\" <title>", strand: s}}
  data: {{title: "]]>--><svg onload=x>", requires: [map], tags: ["</script>"]}}
  -odd: {{title: "set aside"}}
  n3:
    title: "needs one of"
    requires: [{{any_of: [map, data]}}]
    resources: [{{title: Run, url: "javascript:alert(1)"}}, {{title: Go, url: "a b"}}]
"""
