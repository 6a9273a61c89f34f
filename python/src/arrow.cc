// Arrow's PyCapsule interface: https://arrow.apache.org/docs/format/CDataInterface/PyCapsuleInterface.html

#include "arrow/tag_stream.h"
#include "python.h"

namespace metier::python {
namespace {

constexpr char kStream[] = "arrow_array_stream";
constexpr char kSchema[] = "arrow_schema";
constexpr char kArray[] = "arrow_array";

template <typename Struct>
Struct* Inside(nb::handle capsule, const char* name) {
  auto* inside = static_cast<Struct*>(PyCapsule_GetPointer(capsule.ptr(), name));
  if (inside == nullptr) throw nb::python_error();
  if (inside->release == nullptr) throw nb::value_error("this Arrow data was used up already");
  return inside;
}

void Destroy(PyObject* capsule) {
  auto* stream = static_cast<ArrowArrayStream*>(PyCapsule_GetPointer(capsule, kStream));
  if (stream == nullptr) {
    PyErr_WriteUnraisable(capsule);
    return;
  }
  if (stream->release != nullptr) stream->release(stream);
  delete stream;
}

nb::object Wrapped(std::unique_ptr<ArrowArrayStream> stream) {
  nb::object capsule = nb::steal(PyCapsule_New(stream.get(), kStream, Destroy));
  if (!capsule.is_valid()) throw nb::python_error();
  stream.release();
  return capsule;
}

nb::object TagArrow(EngineHandle& engine, nb::handle capsule, const std::string& text, const std::string& lang,
                    std::vector<std::string> keep, int top_k, std::optional<double> min_confidence) {
  arrow::TagStreamOptions options;
  options.text = text;
  options.lang = lang;
  options.keep = std::move(keep);
  options.tag = OptionsOf(top_k, min_confidence);
  auto* in = Inside<ArrowArrayStream>(capsule, kStream);
  auto out = std::make_unique<ArrowArrayStream>();
  absl::Status status;
  {
    nb::gil_scoped_release unlocked;
    status = arrow::OpenTagStream(engine.engine(), in, std::move(options), out.get());
  }
  Check(status);
  return Wrapped(std::move(out));
}

// What __arrow_c_array__ gives as what __arrow_c_stream__ gives.
nb::object OneBatch(nb::handle schema, nb::handle array) {
  auto out = std::make_unique<ArrowArrayStream>();
  auto* batch = Inside<ArrowArray>(array, kArray);
  arrow::OpenOneBatch(Inside<ArrowSchema>(schema, kSchema), batch, out.get());
  return Wrapped(std::move(out));
}

}  // namespace

void BindArrow(nb::module_& module) {
  module.def("tag_arrow", &TagArrow);
  module.def("one_batch", &OneBatch);
}

}  // namespace metier::python
