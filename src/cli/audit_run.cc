#include "cli/audit_run.h"

#include <utility>

#include "cli/disputes.h"
#include "explain/build_audit.h"
#include "explain/provenance.h"
#include "profile/parameters.h"

namespace metier::cli {

absl::StatusOr<AuditRun> RunAudit(const Arguments& arguments, const tag::Knowledge& knowledge, int threads,
                                  AuditRequest request, const AuditSink& sink) {
  const absl::StatusOr<profile::ProfileParameters> parameters = profile::ParseParameters(knowledge.model().profile());
  if (!parameters.ok()) return parameters.status();
  explain::EvidenceStore evidence;
  const EvidenceRequest wanted = {&evidence, request.options.subjects};
  absl::StatusOr<ArchiveRun> run = ReadArchive(arguments, knowledge, threads, &wanted);
  if (!run.ok()) return run.status();
  AuditRun result;
  result.counts = run->counts;

  const explain::SetAsides set_asides = explain::ApplyDisputes(request.disputes, knowledge.taxonomy(), &run->archive);
  if (request.smallest_sets || request.keep_reweigher) {
    result.reweigher =
        std::make_unique<const explain::Reweigher>(run->archive, knowledge.taxonomy(), *parameters, request.options);
  }
  const explain::Provenance provenance = explain::ProvenanceOf(knowledge);
  const explain::AuditInputs inputs = {provenance,
                                       knowledge.taxonomy(),
                                       *parameters,
                                       request.options.background,
                                       request.options.profile,
                                       evidence,
                                       request.disputes,
                                       set_asides,
                                       request.keep_text,
                                       request.smallest_sets ? result.reweigher.get() : nullptr,
                                       request.only};
  absl::Status status;
  std::move(run->archive)
      .Finish(knowledge.taxonomy(), *parameters, request.options,
              [&](const Profile& person, const weigh::Ledger& ledger) {
                if (!status.ok()) return;
                status = sink(person, explain::BuildAudit(person, ledger, inputs));
                evidence.Forget(person.user);
              });
  if (!status.ok()) return status;
  return result;
}

absl::StatusOr<explain::AuditHeader> HeaderOf(const tag::Knowledge& knowledge, const AuditRequest& request) {
  const absl::StatusOr<profile::ProfileParameters> parameters = profile::ParseParameters(knowledge.model().profile());
  if (!parameters.ok()) return parameters.status();
  explain::AuditHeader header;
  header.provenance = explain::ProvenanceOf(knowledge);
  header.settings = profile::FormatParameters(*parameters);
  header.bias = parameters->bias;
  header.as_of = request.options.as_of;
  header.keep_text = request.keep_text;
  header.include_sensitive = request.options.profile.include_sensitive;
  header.all_subjects = !request.options.subjects.has_value();
  header.smallest_sets = request.smallest_sets;
  const Taxonomy& taxonomy = knowledge.taxonomy();
  for (std::size_t i = 0; i < taxonomy.size(); ++i) {
    const Topic& topic = taxonomy.topics()[i];
    header.topics.push_back({topic.slug, topic.name, topic.sensitive, request.options.background[i]});
  }
  for (const auto& [user, disputes] : request.disputes) {
    for (const explain::Dispute& dispute : disputes) {
      header.disputes.push_back({user, taxonomy[dispute.topic].slug, dispute.reject, dispute.date, dispute.reason});
    }
  }
  return header;
}

absl::StatusOr<explain::Disputes> DisputesOf(const Arguments& arguments, const Taxonomy& taxonomy,
                                             std::int64_t* refused) {
  if (!arguments.Has("disputes")) return explain::Disputes();
  return ReadDisputes(arguments.Text("disputes"), taxonomy, refused);
}

}  // namespace metier::cli
