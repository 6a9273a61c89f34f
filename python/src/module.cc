#include <exception>

#include "python.h"

namespace metier::python {

namespace {

void Raise(const absl::Status& status, PyObject* not_found) {
  if (status.ok()) return;
  const auto text = status.message();
  const std::string message(text.data(), text.size());
  PyObject* kind = PyExc_RuntimeError;
  switch (status.code()) {
    case absl::StatusCode::kInvalidArgument:
      kind = PyExc_ValueError;
      break;
    case absl::StatusCode::kNotFound:
      kind = not_found;
      break;
    case absl::StatusCode::kPermissionDenied:
      kind = PyExc_PermissionError;
      break;
    case absl::StatusCode::kResourceExhausted:
      kind = PyExc_MemoryError;
      break;
    default:
      break;
  }
  PyErr_SetObject(kind, StrOf(message).ptr());
  throw nb::python_error();
}

}  // namespace

void Check(const absl::Status& status) { Raise(status, PyExc_LookupError); }

void CheckOpened(const absl::Status& status) { Raise(status, PyExc_FileNotFoundError); }

nb::str StrOf(std::string_view text) {
  PyObject* str = PyUnicode_DecodeUTF8(text.data(), static_cast<Py_ssize_t>(text.size()), "replace");
  if (str == nullptr) throw nb::python_error();
  return nb::steal<nb::str>(str);
}

std::string_view TextOf(nb::handle object, std::vector<nb::object>* keep) {
  if (object.is_none()) return {};
  if (PyBytes_Check(object.ptr())) {
    keep->push_back(nb::borrow(object));
    return {PyBytes_AS_STRING(object.ptr()), static_cast<std::size_t>(PyBytes_GET_SIZE(object.ptr()))};
  }
  if (!PyUnicode_Check(object.ptr())) throw nb::type_error("a text must be str, bytes or None");
  Py_ssize_t size = 0;
  if (const char* utf8 = PyUnicode_AsUTF8AndSize(object.ptr(), &size)) {
    keep->push_back(nb::borrow(object));
    return {utf8, static_cast<std::size_t>(size)};
  }
  // Lone surrogates have no UTF-8; as bytes they are what the library repairs.
  PyErr_Clear();
  nb::object bytes = nb::steal(PyUnicode_AsEncodedString(object.ptr(), "utf-8", "surrogatepass"));
  if (!bytes.is_valid()) throw nb::python_error();
  keep->push_back(bytes);
  return {PyBytes_AS_STRING(bytes.ptr()), static_cast<std::size_t>(PyBytes_GET_SIZE(bytes.ptr()))};
}

std::vector<Attribution> AttributionsOf(const std::vector<AttributionFields>& attributions) {
  constexpr std::array<std::string_view, 3> kKinds = {"list", "endorsement", "bio"};
  std::vector<Attribution> all;
  for (const AttributionFields& fields : attributions) {
    const auto kind = std::find(kKinds.begin(), kKinds.end(), fields[0]);
    if (kind == kKinds.end()) throw nb::value_error("the kind of an attribution is list, endorsement or bio");
    all.push_back(
        {static_cast<AttributionKind>(kind - kKinds.begin()), fields[1], fields[2], fields[3], fields[4], fields[5]});
  }
  return all;
}

TagOptions OptionsOf(int top_k, std::optional<double> min_confidence) {
  TagOptions options;
  options.top_k = top_k;
  options.min_confidence = min_confidence;
  return options;
}

std::unique_ptr<Tagger> EngineHandle::Take() {
  {
    const std::lock_guard lock(mutex_);
    if (!idle_.empty()) {
      std::unique_ptr<Tagger> tagger = std::move(idle_.back());
      idle_.pop_back();
      return tagger;
    }
  }
  return std::make_unique<Tagger>(engine_);
}

void EngineHandle::GiveBack(std::unique_ptr<Tagger> tagger) noexcept {
  try {
    const std::lock_guard lock(mutex_);
    idle_.push_back(std::move(tagger));
  } catch (const std::exception&) {
    // No memory to keep it: the next call makes another.
  }
}

}  // namespace metier::python

NB_MODULE(_metier, module) {
  module.doc() = "The compiled part of metier; use the package.";
  module.def("version", [] { return std::string(metier::Version()); });
  metier::python::BindPosts(module);
  metier::python::BindEngine(module);
  metier::python::BindArrow(module);
  metier::python::BindProfiler(module);
}
