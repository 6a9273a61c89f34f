// Tables of a page.
//
//   OpenTable("Topics, surest first", {{"Topic"}, {"Confidence", true}}, &html);
//   html.Open("tr").Element("th", "Golf", {{"scope", "row"}});
//   WriteNumber("0.91", &html);
//   html.Close();
//   CloseTable(&html);

#ifndef METIER_SRC_SINK_HTML_TABLE_H_
#define METIER_SRC_SINK_HTML_TABLE_H_

#include <initializer_list>
#include <string>
#include <string_view>

#include "sink/html.h"

namespace metier::sink {

struct HtmlColumn {
  std::string_view name;
  bool number = false;
};

// Up to the first row of the body. The table scrolls by itself where it is wider than the page, and by keyboard.
void OpenTable(std::string_view caption, std::initializer_list<HtmlColumn> columns, HtmlWriter* html);
void WriteNumber(std::string_view figure, HtmlWriter* html);
void CloseTable(HtmlWriter* html);

}  // namespace metier::sink

#endif  // METIER_SRC_SINK_HTML_TABLE_H_
