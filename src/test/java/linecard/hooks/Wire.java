package linecard.hooks;

import linecard.Stage;
import linecard.Visitor;
import linecard.access.Identities;
import linecard.access.Members;
import linecard.access.Viewer;
import linecard.database.Binding;
import linecard.database.Bound;
import linecard.database.Ids;
import linecard.hooks.Sending.Due;
import linecard.mail.Outbox;

import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import static linecard.Visitor.led;

/// A company, a receiver that hears of it, and the messenger between them.
final class Wire implements AutoCloseable {

    /// What the messenger is made with.
    @Component
    record Rooms(
            ApplicationContext program, Stage stage, Endpoints endpoints, Deliveries deliveries, Sending sending,
            Identities identities, Members members, Outbox outbox, JsonMapper json) {}

    final Receiver receiver = new Receiver();
    Viewer owner;
    Visitor desk;

    /// By so much it is later than now.
    Duration later = Duration.ZERO;

    private final Rooms rooms;
    private final Sender sender = Receiver.sender(Duration.ofMinutes(1));

    Wire(Rooms rooms) throws IOException {
        this.rooms = rooms;
        owner = rooms.stage().company();
        desk = new Visitor(rooms.program(), owner);
    }

    void in(Viewer viewer) {
        owner = viewer;
        desk = new Visitor(rooms.program(), viewer);
    }

    @Override
    public void close() throws IOException {
        sender.close();
        receiver.close();
    }

    Secret listen(Set<Event> events) {
        var added = new Endpoint(Ids.fresh(), new Target(URI.create(receiver.url())), "", events, Instant.now(),
                null, null, null, null, 1);
        return Bound.call(owner.binding(), () -> rooms.endpoints().add(owner, added)).orElseThrow();
    }

    Secret renew() {
        return Bound.call(owner.binding(), () -> rooms.endpoints().renew(owner, endpoint().id()));
    }

    UUID addAccount(String code) {
        return UUID.fromString(led(desk.post("/accounts", "code", code, "name", "Account " + code, "country", "HU")));
    }

    Endpoint endpoint() {
        return Bound.call(owner.binding(), () -> rooms.endpoints().all(owner)).stream()
                .filter(one -> one.target().host().equals(Receiver.HOST)).findFirst().orElseThrow();
    }

    List<Delivery> all() {
        return Bound.call(owner.binding(), () -> rooms.deliveries().find(owner, endpoint().id(), null, 1)).rows();
    }

    Delivery one() {
        return all().getFirst();
    }

    /// The events so far, in their order.
    List<String> told() {
        return all().reversed().stream().map(one -> one.event().code()).toList();
    }

    /// Tells what is due in this company, and no other test's.
    void tell() {
        var clock = Clock.fixed(Instant.now().plus(later), ZoneOffset.UTC);
        new Messenger(rooms.sending(), rooms.endpoints(), new Courier(false, "https://linecard.example/", rooms.json(),
                sender), rooms.identities(), rooms.members(), rooms.outbox(), clock).tell(due());
    }

    List<Due> due() {
        return Bound.call(Binding.gate(), () -> rooms.sending().due(Instant.now().plus(later), 1000)).stream()
                .filter(due -> due.organisation().equals(owner.organisation().id()))
                .filter(due -> isHeard(due.endpoint())).toList();
    }

    private boolean isHeard(UUID id) {
        return Bound.call(owner.binding(), () -> rooms.endpoints().of(owner, id)).target().host().equals(Receiver.HOST);
    }
}
