package linecard.calls;

import linecard.access.Allowed;
import linecard.api.Area;
import linecard.api.Call;
import linecard.api.Does;
import linecard.api.Part;
import linecard.api.Slice;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import static linecard.access.Audience.MEMBERS;

/// The reports of reps' days, for programs.
@RestController
@Part(value = Area.RECORDS, about = "Call reports",
        says = "The days that reps submitted, with the versions that came after.")
class ReportApi {

    private final CallReports reports;

    ReportApi(CallReports reports) {
        this.reports = reports;
    }

    record Version(
            int number, @Does("Empty for the first") String reason, Instant submittedAt,
            String submittedBy) {}

    record Answer(UUID id, UUID rep, UUID agency, LocalDate day, List<Version> versions) {

        static Answer of(CallReport report) {
            return new Answer(report.id(), report.rep(), report.agency(), report.day(),
                    report.versions().stream().map(one -> new Version(one.number(), one.reason(),
                            one.submittedAt(), one.submittedBy())).toList());
        }
    }

    @GetMapping("/api/v1/call-reports")
    @Allowed(MEMBERS)
    @Does("List call reports")
    ResponseEntity<Slice<Answer>> listCallReports(
            Call call, @RequestParam(required = false) @Nullable UUID rep) {
        return call.slice(reports.after(call.viewer(), rep, call.after(), call.lookUp()).stream()
                .map(Answer::of).toList(), Answer::id);
    }

    @GetMapping("/api/v1/call-reports/{id}")
    @Allowed(MEMBERS)
    @Does("Get a call report")
    ResponseEntity<Answer> getCallReport(Call call, @PathVariable UUID id) {
        return call.one(Answer.of(reports.of(call.viewer(), id)));
    }
}
