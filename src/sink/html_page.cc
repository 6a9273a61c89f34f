// What every page of Metier looks like.

#include "sink/html.h"

namespace metier::sink {
namespace {

// Pairs of text and ground have a contrast of at least 4.5, lines and marks of at least 3 (WCAG 2.2, 1.4.3 and 1.4.11);
// tests/cli/eval_test.py computes them.
constexpr std::string_view kStyle = R"css(
:root{color-scheme:light dark;--ground:#fff;--panel:#f5f6f8;--text:#1a1d21;--quiet:#565e69;--line:#d5d9df;--axis:#747c87;
--one:#0b62ad;--two:#b3430b;--for-1:#fff3c4;--for-2:#ffdf7e;--for-3:#ffc83d;--against:#d9e8fb;--mark:#1a1d21}
@media (prefers-color-scheme:dark){:root{--ground:#14171b;--panel:#1d2126;--text:#e8eaed;--quiet:#a8b0bb;--line:#353b43;--axis:#7d8590;
--one:#6db5f5;--two:#f59a5e;--for-1:#473a0c;--for-2:#6a5405;--for-3:#866a00;--against:#1d3a5c;--mark:#fff}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--text);font:1rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"DejaVu Sans",sans-serif}
main{max-width:70rem;margin:0 auto;padding:1.5rem 1rem 4rem}
h1{font-size:1.7rem;line-height:1.2;margin:.5rem 0}
h2{font-size:1.3rem;margin:3rem 0 .5rem;padding-top:.5rem;border-top:2px solid var(--line)}
h3{font-size:1.05rem;margin:2rem 0 .5rem}
p{max-width:46rem;margin:.5rem 0}
.quiet{color:var(--quiet);font-size:.9rem}
nav ul{display:flex;flex-wrap:wrap;gap:.3rem 1.2rem;list-style:none;padding:0;margin:.5rem 0}
a{color:var(--one)}
a:focus-visible,[tabindex]:focus-visible{outline:3px solid var(--one);outline-offset:2px}
.scroll{overflow-x:auto}
table{border-collapse:collapse;font-size:.92rem}
caption{text-align:left;color:var(--quiet);font-size:.9rem;padding:.2rem 0 .4rem}
th,td{text-align:left;vertical-align:top;padding:.25rem .7rem .25rem 0;border-bottom:1px solid var(--line)}
thead th{border-bottom:2px solid var(--axis)}
th{font-weight:600}
tbody th{font-weight:400}
.number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
.figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(18rem,1fr));gap:1rem;margin:1.2rem 0}
figure{margin:0;padding:.8rem;background:var(--panel);border-radius:.5rem}
figure h3{margin:0 0 .5rem}
figcaption{font-size:.9rem;color:var(--quiet)}
svg{display:block;width:100%;height:auto;font:13px system-ui,-apple-system,"Segoe UI",Roboto,"DejaVu Sans",sans-serif}
svg text{fill:var(--text)}
.grid{stroke:var(--line);stroke-width:1}
.axis{stroke:var(--axis);stroke-width:1.5}
.guide{stroke:var(--axis);stroke-width:1.5;stroke-dasharray:2 4;fill:none}
.line-1{stroke:var(--one);stroke-width:2.5;fill:none}
.line-2{stroke:var(--two);stroke-width:2.5;stroke-dasharray:7 4;fill:none}
.dot-1{fill:var(--one);stroke:var(--panel);stroke-width:1}
.dot-2{fill:var(--two);stroke:var(--panel);stroke-width:1}
ol.posts{padding:0;list-style-position:inside}
ol.posts>li{padding:.7rem .9rem;margin:.6rem 0;background:var(--panel);border-radius:.5rem;break-inside:avoid}
ol.posts>li::marker{color:var(--quiet)}
blockquote{margin:.3rem 0;white-space:pre-wrap;overflow-wrap:anywhere;unicode-bidi:isolate}
mark{color:var(--mark);border-radius:.2rem;padding:0 .1rem}
mark.for-1{background:var(--for-1)}
mark.for-2{background:var(--for-2)}
mark.for-3{background:var(--for-3);text-decoration:underline;text-underline-offset:.15em}
mark.against{background:var(--against);text-decoration:underline dotted;text-underline-offset:.15em}
details{margin:.5rem 0}
details details{margin-left:1rem}
summary{cursor:pointer;font-weight:600;padding:.15rem 0}
summary .quiet{font-weight:400}
summary:focus-visible{outline:3px solid var(--one);outline-offset:2px}
.badge{display:inline-block;font-size:.85rem;font-weight:600;padding:0 .5rem;border:1.5px solid var(--axis);border-radius:.8rem;vertical-align:middle}
.badge.expertise{color:var(--ground);background:var(--one);border-color:var(--one)}
.badge.interest{color:var(--one);border-color:var(--one)}
td.when{white-space:nowrap}
td.bar{min-width:7rem;width:16rem;vertical-align:middle}
section{margin:0}
footer{margin-top:3rem;overflow-wrap:anywhere}
h1{overflow-wrap:anywhere}
th,td{overflow-wrap:break-word}
@media print{:root{font-size:9.5pt;color-scheme:light;--ground:#fff;--panel:#fff;--text:#000;--quiet:#444;--line:#bbb;--axis:#555;--one:#0b62ad;--two:#b3430b;
--for-1:#fff3c4;--for-2:#ffdf7e;--for-3:#ffc83d;--against:#d9e8fb;--mark:#000}
main{max-width:none;padding:0}nav{display:none}.scroll{overflow:visible}
figure,ol.posts>li{border:1px solid var(--line)}th,td{padding-top:.1rem;padding-bottom:.1rem}figure,tr{break-inside:avoid}h2,h3{break-after:avoid}thead{display:table-header-group}
details::details-content{content-visibility:visible;block-size:auto}summary{list-style:none}td.bar svg{max-width:9rem}
.badge,rect,mark{-webkit-print-color-adjust:exact;print-color-adjust:exact}}
)css";

}  // namespace

void BeginPage(std::string_view title, HtmlWriter* html) {
  html->Void("!doctype html").Open("html", {{"lang", "en"}}).Open("head").Void("meta", {{"charset", "utf-8"}});
  html->Void("meta",
             {{"http-equiv", "Content-Security-Policy"},
              {"content", "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"}});
  html->Void("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
  html->Element("title", title).Style(kStyle).Close().Open("body").Open("main");
}

}  // namespace metier::sink
