package dev.parley.store;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.connection.ServerMonitoringMode;
import dev.parley.access.AccessStore;
import dev.parley.authoring.Drafts;
import dev.parley.authoring.Releases;
import dev.parley.contact.AddressHashes;
import dev.parley.contact.ContactStore;
import dev.parley.contact.Erasure;
import dev.parley.contact.StopList;
import dev.parley.followup.Shelf;
import dev.parley.followup.Written;
import dev.parley.inbox.Conversations;
import dev.parley.inbox.LaneStore;
import dev.parley.inbox.LaneTalks;
import dev.parley.inbox.Links;
import dev.parley.inbox.StoreUnavailable;
import dev.parley.kit.Keep;
import dev.parley.kit.KeptAnswers;
import dev.parley.kit.Vault;
import dev.parley.outbox.PaceStore;
import dev.parley.results.Marks;
import dev.parley.results.Settled;
import dev.parley.results.Sums;
import dev.parley.retention.Transcripts;
import dev.parley.schedule.Invitations;
import dev.parley.schedule.Plans;
import dev.parley.schedule.Quotas;
import dev.parley.store.embedded.EmbeddedStore;
import dev.parley.study.StudyStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.bson.BsonDocument;
import org.bson.BsonInt32;

/// The database and everything kept in it: a MongoDB by its address, or the embedded one in a folder. Safe for any
/// thread.
public final class Store implements AutoCloseable {
    /// More do not make two cores faster, opening them takes time, and a replica set serves many nodes.
    private static final int CONNECTIONS = 16;
    /// Twilio gives up after 15 seconds; a caller that waits longer than this for its turn is better told to come
    /// again.
    private static final Duration PATIENCE = Duration.ofMillis(1_500);
    /// A replica set elects in a few seconds; a webhook should answer before its caller gives up.
    private static final int SELECTION_MILLIS = 2_500;

    /// Long enough for the slowest list, and a third of what Twilio waits for an answer.
    private static final int OPERATION_MILLIS = 5_000;
    /// What is sealed shows its length in steps of this, in which a survey's answers make no difference mostly.
    private static final int SEALED_STEP = 2_048;
    /// A pool grows by what one person said, comments among it: in steps of this, two copies seldom tell how
    /// much that was.
    private static final int POOL_STEP = 16_384;

    private final Optional<EmbeddedStore> embedded;
    private final MongoClient client;
    private final Collections collections;
    private final Gate gate = new Gate(CONNECTIONS, PATIENCE);
    private final Marks marks = new Marks();
    private final LaneDocuments documents;
    private final CachedLanes lanes;
    private final Conversations conversations;
    private final RevisionDocuments revisions;
    private final DraftDocuments drafts;
    private final ContactDocuments contacts;
    private final StopDocuments stops;
    private final AnswerDocuments answers;
    private final InvitationDocuments invitations;
    private final LinkDocuments links;
    private final StudyDocuments study;

    private Store(String uri, Optional<EmbeddedStore> embedded) {
        this.embedded = embedded;
        ConnectionString address = new ConnectionString(uri);
        client = MongoClients.create(settings(address));
        String database = Optional.ofNullable(address.getDatabase()).orElse("parley");
        collections = new Collections(client.getDatabase(database));
        documents = new LaneDocuments(collections, gate);
        lanes = new CachedLanes(documents, marks);
        conversations = new ConversationDocuments(collections, gate);
        revisions = new RevisionDocuments(collections, gate);
        drafts = new DraftDocuments(collections, gate);
        contacts = new ContactDocuments(collections, gate);
        stops = new StopDocuments(collections, gate);
        answers = new AnswerDocuments(collections, gate, embedded.isPresent());
        invitations = new InvitationDocuments(collections, gate, marks);
        links = new LinkDocuments(collections, gate);
        study = new StudyDocuments(collections, gate);
        index();
    }

    private void index() {
        boolean done = false;
        try {
            documents.index();
            contacts.index();
            answers.index();
            invitations.index();
            links.index();
            study.index();
            PersonErasure.index(collections, gate);
            done = true;
        } finally {
            if (!done) {
                close();
            }
        }
    }

    /// Connects to a MongoDB replica set or sharded cluster; writes count once a majority has them.
    ///
    /// @param uri `mongodb://…`, its database or `parley`
    /// @throws StoreUnavailable if it cannot be reached
    public static Store connect(String uri) {
        return new Store(uri, Optional.empty());
    }

    /// Opens the embedded store in a folder.
    ///
    /// @throws dev.parley.store.embedded.EmbeddedStoreException if another process has it, or its files are damaged
    public static Store embedded(Path folder) {
        EmbeddedStore store = EmbeddedStore.open(folder);
        return new Store(store.connectionString(), Optional.of(store));
    }

    /// From now on what is said in confidence can be kept, and what requests were answered with: sealed under this
    /// key, so that a copy of the database does not show it. Before, it is refused.
    ///
    /// @param installationKey the same on all nodes and for ever
    public void sealWith(byte[] installationKey) {
        documents.sealWith(Vault.of(installationKey, "lanes", SEALED_STEP));
        study.sealWith(Vault.of(installationKey, "study", POOL_STEP), Vault.of(installationKey, "study", SEALED_STEP));
        answers.sealWith(Vault.of(installationKey, "answers", Integer.BYTES));
    }

    /// What was said in anonymous surveys.
    public StudyStore study() {
        return study;
    }

    /// The lanes as they are stored, without what this node remembers.
    LaneStore storedLanes() {
        return documents;
    }

    /// The lanes.
    public LaneStore lanes() {
        return lanes;
    }

    /// The conversations.
    public Conversations conversations() {
        return conversations;
    }

    /// What was published.
    public Releases releases() {
        return revisions;
    }

    /// The flows that somebody works on.
    public Drafts drafts() {
        return drafts;
    }

    /// The people who may be asked.
    public ContactStore contacts() {
        return contacts;
    }

    /// The invitations, those sent and those not.
    public Invitations invitations() {
        return invitations;
    }

    /// The addresses on the web under which people hold their surveys.
    public Links links() {
        return links;
    }

    /// What was sent to all people.
    public Quotas quotas() {
        return new QuotaDocuments(collections, gate);
    }

    /// How far the clock's invitations are planned.
    public Plans plans() {
        return new PlanDocuments(collections, gate);
    }

    /// The conversations of one person.
    public LaneTalks talks() {
        return new LaneTalkDocuments(collections, gate, lanes);
    }

    /// What makes Parley forget people, with the hashes under which their stops stay.
    ///
    /// @param settled the days whose figures are never counted again
    public Erasure erasure(AddressHashes hashes, Settled settled) {
        return new PersonErasure(new PersonErasure.Places(collections, gate, sums(), settled), lanes, stops, hashes);
    }

    /// What was said in conversations, to be forgotten when its time is over.
    public Transcripts transcripts() {
        return new TranscriptDocuments(collections, gate, lanes);
    }

    /// What requests were answered with.
    public KeptAnswers answers() {
        return answers;
    }

    /// The addresses that want no messages.
    public StopList stops() {
        return stops;
    }

    /// How far each sender's time is given away.
    public PaceStore pace() {
        return new PaceDocuments(collections, gate);
    }

    /// The team, its sessions and tokens, and the log of what it did.
    public AccessStore access() {
        return new AccessDocuments(collections, gate);
    }

    /// Small texts by their names.
    public Keep keep() {
        return new KeepDocuments(collections, gate);
    }

    /// What was counted of conversations, and what is to be counted.
    public Sums sums() {
        return new SumDocuments(collections, gate);
    }

    /// What this node has changed of what is counted.
    public Marks marks() {
        return marks;
    }

    /// Unhappy people to win back.
    public Shelf cases() {
        return new ShelfDocuments(
                collections.cases(), gate, List.of("state,order", "owner,order", "next", "changed", "opened", "lane"));
    }

    /// Small documents of one kind.
    ///
    /// @param name the collection's
    /// @param indexes the fields of each, joined by commas
    public Shelf shelf(String name, List<String> indexes) {
        return new ShelfDocuments(collections.named(name), gate, indexes);
    }

    /// What turns wrote, to be looked up after a crash.
    public Written written() {
        return new WrittenLanes(collections, gate);
    }

    /// Which nodes run.
    public Nodes nodes() {
        return new Nodes(collections, gate);
    }

    /// What all nodes have in common.
    public Installation installation() {
        return new Installation(collections, gate);
    }

    /// Why nothing can be stored now, in a sentence for people who call from outside; empty while all is well.
    public Optional<String> missing() {
        return embedded.flatMap(EmbeddedStore::refusal)
                .or(() -> isReachable() ? Optional.empty() : Optional.of("The database does not answer."));
    }

    private boolean isReachable() {
        try {
            return gate.run(
                    "answer",
                    () -> collections
                            .database()
                            .runCommand(new BsonDocument("ping", new BsonInt32(1)))
                            .containsKey("ok"));
        } catch (StoreUnavailable e) {
            return false;
        }
    }

    @Override
    public void close() {
        client.close();
        embedded.ifPresent(EmbeddedStore::close);
    }

    private static MongoClientSettings settings(ConnectionString address) {
        return MongoClientSettings.builder()
                .applyConnectionString(address)
                .applicationName("parley")
                .writeConcern(WriteConcern.MAJORITY)
                .readConcern(ReadConcern.MAJORITY)
                .readPreference(ReadPreference.primary())
                .applyToConnectionPoolSettings(pool -> pool.maxSize(CONNECTIONS)
                        .maxConnecting(CONNECTIONS)
                        .maxWaitTime(OPERATION_MILLIS, TimeUnit.MILLISECONDS))
                .applyToClusterSettings(
                        cluster -> cluster.serverSelectionTimeout(SELECTION_MILLIS, TimeUnit.MILLISECONDS))
                .applyToSocketSettings(socket -> socket.connectTimeout(SELECTION_MILLIS, TimeUnit.MILLISECONDS)
                        .readTimeout(OPERATION_MILLIS, TimeUnit.MILLISECONDS))
                .applyToServerSettings(server -> server.serverMonitoringMode(ServerMonitoringMode.POLL))
                .build();
    }
}
