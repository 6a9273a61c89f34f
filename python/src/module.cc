#include "python.h"

namespace metier::python {

void Check(const absl::Status& status) {
  if (status.ok()) return;
  const auto text = status.message();
  const std::string message(text.data(), text.size());
  PyObject* kind = PyExc_RuntimeError;
  switch (status.code()) {
    case absl::StatusCode::kInvalidArgument:
      kind = PyExc_ValueError;
      break;
    case absl::StatusCode::kNotFound:
      kind = PyExc_LookupError;
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
  PyErr_SetString(kind, message.c_str());
  throw nb::python_error();
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

void EngineHandle::GiveBack(std::unique_ptr<Tagger> tagger) {
  const std::lock_guard lock(mutex_);
  idle_.push_back(std::move(tagger));
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
