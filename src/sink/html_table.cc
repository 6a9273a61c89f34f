#include "sink/html_table.h"

namespace metier::sink {

void OpenTable(std::string_view caption, std::initializer_list<HtmlColumn> columns, HtmlWriter* html) {
  html->Open("div", {{"class", "scroll"}, {"tabindex", "0"}, {"role", "region"}, {"aria-label", std::string(caption)}});
  html->Open("table").Element("caption", caption).Open("thead").Open("tr");
  for (const HtmlColumn& column : columns) {
    html->Element("th", column.name, {{"scope", "col"}, {"class", column.number ? "number" : "name"}});
  }
  html->Close().Close().Open("tbody");
}

void WriteNumber(std::string_view figure, HtmlWriter* html) { html->Element("td", figure, {{"class", "number"}}); }

void CloseTable(HtmlWriter* html) { html->Close().Close().Close(); }

}  // namespace metier::sink
