#include "archive/line_reader.h"

namespace metier::archive {

bool IsBlank(std::string_view text) { return text.find_first_not_of(" \t\r") == std::string_view::npos; }

void SkipLine(Input* input) {
  for (;;) {
    const std::size_t end = input->data().find('\n');
    if (end != std::string_view::npos) {
      input->Consume(end + 1);
      return;
    }
    input->Consume(input->data().size());
    if (!input->Fill()) return;
  }
}

bool LineReader::Next(Line* line) {
  while (NextAny(line)) {
    if (line->too_long || !IsBlank(line->text)) return true;
  }
  return false;
}

bool LineReader::NextAny(Line* line) {
  input_->Consume(pending_, pending_newlines_);
  pending_ = 0;
  pending_newlines_ = 0;
  *line = {.text = {}, .number = input_->line(), .byte = input_->byte(), .too_long = false};

  std::size_t searched = 0;
  std::size_t end = input_->data().find('\n');
  while (end == std::string_view::npos) {
    searched = input_->data().size();
    // A carriage return and a newline may still follow a line of exactly the limit.
    if (searched > limit_ + 1) {
      line->too_long = true;
      SkipLine(input_);
      return true;
    }
    if (!input_->Fill()) {
      if (searched == 0) return false;
      end = searched;
      break;
    }
    end = input_->data().find('\n', searched);
  }

  const std::string_view data = input_->data();
  pending_newlines_ = end < data.size() ? 1 : 0;
  pending_ = end + static_cast<std::size_t>(pending_newlines_);
  line->text = data.substr(0, end);
  if (line->text.ends_with('\r')) line->text.remove_suffix(1);
  if (line->text.size() > limit_) {
    line->text = {};
    line->too_long = true;
  }
  return true;
}

}  // namespace metier::archive
