#include <cstring>
#include <exception>
#include <new>

#include "capi/convert.h"
#include "capi/handles.h"

namespace metier::capi {
namespace {

// Has no destructor to run, and is never freed.
metier_error* const kOutOfMemory = [] {
  alignas(metier_error) static char storage[sizeof(metier_error)];
  return new (storage) metier_error{METIER_RESOURCE_EXHAUSTED, "out of memory"};  // fits into the string itself
}();

}  // namespace

metier_error* OutOfMemory() noexcept { return kOutOfMemory; }

metier_error* MakeError(int code, std::string_view message) noexcept {
  // A status without words says that there was no memory for any (base/guard.h).
  if (code == METIER_RESOURCE_EXHAUSTED && message.empty()) return OutOfMemory();
  try {
    return new metier_error{code, std::string(message)};
  } catch (const std::exception&) {
    return OutOfMemory();
  }
}

}  // namespace metier::capi

using metier::capi::Call;
using metier::capi::Free;

int metier_abi_version(void) { return METIER_ABI_VERSION; }

// Version() views a literal, so there is a NUL behind it.
const char* metier_version(void) { return metier::Version().data(); }

metier_view metier_text(const char* text) {
  return text == nullptr ? metier_view{nullptr, 0} : metier_view{text, std::strlen(text)};
}

metier_view metier_string_view(const metier_string* string) {
  return string == nullptr ? metier_view{nullptr, 0} : metier::capi::MakeView(string->text);
}
void metier_string_free(metier_string** string) { Free(string); }

int metier_error_code(const metier_error* error) { return error == nullptr ? METIER_OK : error->code; }
metier_view metier_error_message(const metier_error* error) {
  return error == nullptr ? metier_view{nullptr, 0} : metier::capi::MakeView(error->message);
}
void metier_error_free(metier_error** error) {
  if (error != nullptr && *error == metier::capi::OutOfMemory()) *error = nullptr;
  Free(error);
}

metier_error* metier_stop_new(metier_stop** stop) {
  if (stop == nullptr) return metier::capi::Invalid("stop is NULL");
  return Call([&] {
    *stop = new metier_stop;
    return absl::OkStatus();
  });
}
void metier_stop_request(metier_stop* stop) {
  if (stop != nullptr) stop->source.request_stop();
}
void metier_stop_free(metier_stop** stop) { Free(stop); }
