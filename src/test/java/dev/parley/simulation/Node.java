package dev.parley.simulation;

import dev.parley.channel.Sender;
import dev.parley.contact.ContactBook;
import dev.parley.contact.ContactStore;
import dev.parley.contact.StopList;
import dev.parley.inbox.Inbox;
import dev.parley.inbox.InboxLanes;
import dev.parley.inbox.LaneStore;
import dev.parley.outbox.Alarm;
import dev.parley.outbox.Carrier;
import dev.parley.outbox.Carriers;
import dev.parley.outbox.Courier;
import dev.parley.outbox.Dispatcher;
import dev.parley.outbox.Pace;
import dev.parley.outbox.Tally;
import dev.parley.schedule.Asking;
import dev.parley.schedule.ContactKeeper;
import dev.parley.schedule.DueInvitations;
import dev.parley.schedule.Events;
import dev.parley.schedule.InboxStarter;
import dev.parley.schedule.Invitations;
import dev.parley.schedule.LaneLines;
import dev.parley.schedule.Nights;
import dev.parley.schedule.People;
import dev.parley.schedule.Quotas;
import dev.parley.store.TestStore;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.function.Supplier;

/// One node, made of the product's own parts as they are joined in production, and what may happen to it. All it
/// remembers dies with it.
record Node(Fate fate, Inbox inbox, Dispatcher dispatcher, DueInvitations due, Events events) {
    /// A node that has just been started.
    static Node start(Site site, Sender phones, Fate fate, Supplier<String> contactIds) {
        LaneStore lanes = TestStore.remembering(fate.store(LaneStore.class, site.lanes()));
        ContactBook book = new ContactBook(fate.store(ContactStore.class, site.contacts()), contactIds, site.clock());
        StopList stops = fate.store(StopList.class, site.stops());
        Carriers carriers = new Carriers(Map.of("sms", new Carrier.Provider(fate.world(Sender.class, phones), true)));
        Inbox.Outside outside = new Inbox.Outside(
                new Courier(carriers, Pace.UNBOUNDED, Alarm.SILENT),
                new Nights(ZoneOffset.UTC),
                new ContactKeeper(book, stops, Site.HASHES, Site.ENDS));
        Inbox inbox = new Inbox(
                new Inbox.Parts(Site.IDS, lanes, Site.FLOWS, site.clock(), outside), Site.READER, Site.PHRASES);
        Invitations invitations = fate.store(Invitations.class, site.invitations());
        People people = new People(new LaneLines(Site.IDS, lanes, Site.ENDS), stops, Site.HASHES, ZoneOffset.UTC);
        Asking asking = new Asking(new Asking.Parts(
                Site.FLOWS,
                book,
                people,
                new Asking.Sending(invitations, new NoQuotas(), new InboxStarter(inbox::start, Site.ENDS)),
                site.clock()));
        return new Node(
                fate,
                inbox,
                new Dispatcher(new Dispatcher.Parts(
                        new InboxLanes(inbox), carriers, new Tally(), site.clock(), Runnable::run)),
                new DueInvitations(invitations, asking, Site.FLOWS, site.clock(), 50),
                new Events(Site.FLOWS, book, invitations, asking, site.clock()));
    }

    /// No flow here has a quota.
    private record NoQuotas() implements Quotas {
        @Override
        public boolean take(Stretch stretch) {
            throw new UnsupportedOperationException("no flow here has a quota");
        }

        @Override
        public int left(Stretch stretch) {
            throw new UnsupportedOperationException("no flow here has a quota");
        }

        @Override
        public void giveBack(Stretch stretch) {
            throw new UnsupportedOperationException("no flow here has a quota");
        }
    }
}
