// What the files of the extension share.

#ifndef METIER_PYTHON_SRC_PYTHON_H_
#define METIER_PYTHON_SRC_PYTHON_H_

#include <nanobind/nanobind.h>
#include <nanobind/stl/array.h>
#include <nanobind/stl/optional.h>
#include <nanobind/stl/pair.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/vector.h>

#include <algorithm>
#include <array>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "metier/attribution.h"
#include "metier/engine.h"
#include "metier/post.h"
#include "metier/profiler.h"
#include "metier/tagger.h"

namespace metier::python {

namespace nb = nanobind;

// Raises what is customary: ValueError, LookupError, PermissionError, MemoryError, else RuntimeError. With the GIL
// held.
void Check(const absl::Status& status);
// The same where what is not found is a file: FileNotFoundError instead of LookupError.
void CheckOpened(const absl::Status& status);

// As str; bytes that are no UTF-8 are replaced.
nb::str StrOf(std::string_view text);

// The UTF-8 of a str, or a bytes as it is; None is the empty text. TypeError for anything else. Views what the object
// or `*keep` holds.
std::string_view TextOf(nb::handle object, std::vector<nb::object>* keep);

// kind, user, by, topic, text, lang; all but the first as in Attribution. ValueError for a kind that is none.
using AttributionFields = std::array<std::string, 6>;
std::vector<Attribution> AttributionsOf(const std::vector<AttributionFields>& attributions);

TagOptions OptionsOf(int top_k, std::optional<double> min_confidence);

// The shared engine, and taggers that wait for the next call.
class EngineHandle {
 public:
  explicit EngineHandle(Engine engine) : engine_(std::move(engine)) {}

  const Engine& engine() const { return engine_; }
  std::unique_ptr<Tagger> Take();
  void GiveBack(std::unique_ptr<Tagger> tagger) noexcept;

 private:
  Engine engine_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<Tagger>> idle_;
};

// Calls work(first, last) for pieces of [0, size) without the GIL, and lets Python look at its signals between them.
template <typename Work>
void InPieces(std::size_t size, const Work& work) {
  constexpr std::size_t kPiece = 256;
  for (std::size_t first = 0; first < size; first += kPiece) {
    absl::Status status;
    {
      nb::gil_scoped_release unlocked;
      status = work(first, std::min(size, first + kPiece));
    }
    Check(status);
    if (PyErr_CheckSignals() != 0) throw nb::python_error();
  }
}

void BindPosts(nb::module_& module);
void BindEngine(nb::module_& module);
void BindArrow(nb::module_& module);
void BindProfiler(nb::module_& module);

}  // namespace metier::python

#endif  // METIER_PYTHON_SRC_PYTHON_H_
