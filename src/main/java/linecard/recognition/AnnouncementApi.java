package linecard.recognition;

import linecard.access.Allowed;
import linecard.api.Area;
import linecard.api.Call;
import linecard.api.Does;
import linecard.api.Part;
import linecard.api.Slice;
import linecard.people.Territory;
import linecard.recognition.Announcement.Hearers;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import java.time.Instant;
import java.util.UUID;

import static linecard.access.Audience.KEEPERS;
import static linecard.access.Audience.MEMBERS;

/// What is said of contests, for programs.
@RestController
@Part(value = Area.RESULTS, about = "Announcements",
        says = "What is said of a contest to all reps or to those who take part. Nobody is named "
                + "in it who did not agree to that.")
class AnnouncementApi {

    private final Announcements announcements;
    private final Announcing announcing;

    AnnouncementApi(Announcements announcements, Announcing announcing) {
        this.announcements = announcements;
        this.announcing = announcing;
    }

    record Said(UUID id, UUID contest, Hearers audience, String title, String body, Instant saidAt,
            @Nullable Instant takenBackAt) {

        static Said of(Announcement one) {
            return new Said(one.id(), one.contest(), one.audience(), one.title(), one.body(),
                    one.saidAt(), one.takenBackAt());
        }
    }

    record Entry(
            @Nullable UUID contest, @Nullable Hearers audience,
            @Nullable String title, @Nullable String body) {}

    @GetMapping("/api/v1/announcements")
    @Allowed(MEMBERS)
    @Does("List announcements")
    ResponseEntity<Slice<Said>> listAnnouncements(Call call) {
        return call.sliceOf(announcements.all(call.viewer()).stream().map(Said::of).toList(),
                Said::id);
    }

    @PostMapping("/api/v1/announcements")
    @Allowed(KEEPERS)
    @ResponseStatus(HttpStatus.CREATED)
    @Does("Announce something of a contest; each rep who hears it gets a letter")
    ResponseEntity<Said> makeAnnouncement(Call call, @RequestBody Entry body) {
        Territory.requireWholeMarket(call.viewer());
        var entered = call.entered(body);
        var said = entered.orRefuse(announcing.read(call.viewer(), entered.form()));
        announcing.say(call.viewer(), said);
        return call.created("announcements/" + said.id(), Said.of(said), 1);
    }

    @PostMapping("/api/v1/announcements/{id}/withdrawal")
    @Allowed(KEEPERS)
    @Does("Take an announcement back: it is shown no more")
    ResponseEntity<Void> withdrawAnnouncement(Call call, @PathVariable UUID id) {
        Territory.requireWholeMarket(call.viewer());
        announcements.of(call.viewer(), id);
        announcements.takeBack(call.viewer(), id);
        return ResponseEntity.noContent().build();
    }
}
