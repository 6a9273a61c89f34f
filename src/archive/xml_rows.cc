#include "archive/xml_rows.h"

#include <expat.h>

#include <algorithm>

#include "archive/stream_reader.h"
#include "base/message.h"

namespace metier::archive {
namespace {

constexpr std::string_view kRow = "<row";
constexpr std::string_view kSpace = " \t\r\n";

}  // namespace

std::string_view XmlRow::Get(std::string_view name) const {
  for (std::size_t i = 0; i < size; ++i) {
    if (attributes[i].first == name) return attributes[i].second;
  }
  return {};
}

struct XmlRowReader::Parser {
  Parser() : expat(::XML_ParserCreate("UTF-8")) {}
  ~Parser() { ::XML_ParserFree(expat); }

  // False, with the message and the place within `text`, where it is not well-formed.
  bool Parse(std::string_view text, XmlRow* row, std::int64_t* offset) {
    ::XML_ParserReset(expat, "UTF-8");
    ::XML_SetUserData(expat, row);
    ::XML_SetStartElementHandler(expat, &Parser::OnElement);
    row->size = 0;
    if (::XML_Parse(expat, text.data(), static_cast<int>(text.size()), /*isFinal=*/1) == XML_STATUS_OK) return true;
    row->fault = base::Concat("bad XML: ", ::XML_ErrorString(::XML_GetErrorCode(expat)));
    *offset = std::clamp<std::int64_t>(::XML_GetCurrentByteIndex(expat), 0, static_cast<std::int64_t>(text.size()));
    return false;
  }

  static void OnElement(void* data, const XML_Char*, const XML_Char** attributes) {
    auto* const row = static_cast<XmlRow*>(data);
    for (; *attributes != nullptr; attributes += 2) {
      if (row->size == row->attributes.size()) row->attributes.emplace_back();
      auto& [name, value] = row->attributes[row->size++];
      name = attributes[0];
      value = attributes[1];
    }
  }

  const ::XML_Parser expat;
};

XmlRowReader::XmlRowReader(Input* input, std::size_t limit)
    : input_(input), limit_(limit), parser_(std::make_unique<Parser>()) {}
XmlRowReader::~XmlRowReader() = default;

bool XmlRowReader::Next(XmlRow* row) {
  input_->Consume(pending_);
  pending_ = 0;
  row->size = 0;
  row->fault.clear();
  if (done_ || !FindRow(row)) return !row->fault.empty();
  row->line = input_->line();
  row->byte = input_->byte();
  const std::size_t end = FindEnd(row);
  if (!row->fault.empty()) return true;
  pending_ = end;
  std::int64_t offset = 0;
  const std::string_view text = input_->data().substr(0, end);
  if (!parser_->Parse(text, row, &offset)) {
    row->line += std::count(text.begin(), text.begin() + offset, '\n');
    row->byte += offset;
    row->size = 0;
  }
  return true;
}

// Consumes everything in front of the next row. False at the end of the stream, with a fault if it came too early.
bool XmlRowReader::FindRow(XmlRow* row) {
  for (;;) {
    const std::string_view data = input_->data();
    const std::size_t tag = data.find('<');
    any_ = any_ || data.find_first_not_of(kSpace) != std::string_view::npos;
    input_->Consume(std::min(tag, data.size()));
    // "<row" and what ends the name, or "</".
    while (input_->data().size() <= kRow.size() && input_->Fill()) {
    }
    const std::string_view here = input_->data();
    if (here.empty()) break;
    any_ = any_ || here.front() == '<';  // which may have come alone, behind what was looked at
    if (here.starts_with(kRow) && here.size() > kRow.size() &&
        (kSpace.find(here[kRow.size()]) != std::string_view::npos || here[kRow.size()] == '/')) {
      return true;
    }
    closed_ = closed_ || here.starts_with("</");
    if (here.front() == '<') input_->Consume(1);
  }
  done_ = true;
  if (any_ && !closed_ && input_->status().ok()) {
    row->line = input_->line();
    row->byte = input_->byte();
    row->fault = "the file ends before its rows do";
  }
  return false;
}

// The size of the row at the beginning of the window. A broken one is consumed, and its fault is set.
std::size_t XmlRowReader::FindEnd(XmlRow* row) {
  char quote = '\0';
  std::size_t at = kRow.size();
  for (;; ++at) {
    while (at >= input_->data().size()) {
      if (input_->Fill()) continue;
      done_ = true;
      closed_ = true;
      row->fault = "the file ends inside this row";
      input_->Consume(input_->data().size());
      return 0;
    }
    if (at > limit_) {
      row->fault = TooLong("row");
      break;
    }
    const char c = input_->data()[at];
    if (c == '<') {
      row->fault = quote == '\0' ? "bad XML: this row has no end" : "bad XML: a quote that never closes";
      break;
    }
    if (quote != '\0') {
      if (c == quote) quote = '\0';
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '>') {
      return at + 1;
    }
  }
  input_->Consume(at);
  return 0;
}

}  // namespace metier::archive
