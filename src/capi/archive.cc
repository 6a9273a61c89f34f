#include <utility>

#include "base/message.h"
#include "capi/convert.h"
#include "capi/handles.h"

using metier::Archive;
using metier::capi::Call;
using metier::capi::Invalid;

namespace {

absl::Status ReadFormat(metier_view format, std::string_view* name) {
  absl::Status status = metier::capi::ReadView(format, "format", name);
  if (name->empty()) *name = "auto";
  return status;
}

absl::Status HandOver(absl::StatusOr<Archive> opened, metier_archive** archive) {
  if (!opened.ok()) return opened.status();
  *archive = new metier_archive{*std::move(opened), {}, {}, {}, {}};
  return absl::OkStatus();
}

}  // namespace

metier_error* metier_archive_open(metier_view path, metier_view format, metier_archive** archive) {
  if (archive == nullptr) return Invalid("archive is NULL");
  return Call([&] {
    std::string_view file;
    std::string_view name;
    absl::Status status = metier::capi::ReadView(path, "path", &file);
    status.Update(ReadFormat(format, &name));
    return status.ok() ? HandOver(Archive::Open(std::string(file), name), archive) : status;
  });
}

metier_error* metier_archive_from_memory(metier_view bytes, metier_view name, metier_view format,
                                         metier_archive** archive) {
  if (archive == nullptr) return Invalid("archive is NULL");
  return Call([&] {
    std::string_view content;
    std::string_view file;
    std::string_view format_name;
    absl::Status status = metier::capi::ReadView(bytes, "bytes", &content);
    status.Update(metier::capi::ReadView(name, "name", &file));
    status.Update(ReadFormat(format, &format_name));
    if (!status.ok()) return status;
    return HandOver(Archive::FromMemory(std::string(content), std::string(file), format_name), archive);
  });
}

void metier_archive_free(metier_archive** archive) { metier::capi::Free(archive); }

metier_error* metier_archive_next(metier_archive* archive, metier_post* post, metier_read* read) {
  if (archive == nullptr || post == nullptr || read == nullptr) return Invalid("archive, post or read is NULL");
  return Call([&] {
    // A post that has no room is found out before it is read, and so not lost.
    if (absl::Status status = metier::capi::CheckRoom(*post); !status.ok()) return status;
    switch (archive->archive.Next(&archive->post, &archive->refusal)) {
      case Archive::Read::kPost:
        metier::capi::WritePost(archive->post, &archive->reactions, post);
        *read = METIER_READ_POST;
        break;
      case Archive::Read::kRefused:
        archive->refusal_text =
            metier::base::Concat(archive->refusal.file, ":", std::to_string(archive->refusal.line), ": byte ",
                                 std::to_string(archive->refusal.byte), ": ", archive->refusal.message);
        *read = METIER_READ_REFUSED;
        break;
      case Archive::Read::kEnd:
        *read = METIER_READ_END;
        break;
    }
    return absl::OkStatus();
  });
}

metier_view metier_archive_refusal(const metier_archive* archive) {
  return archive == nullptr ? metier_view{nullptr, 0} : metier::capi::MakeView(archive->refusal_text);
}
