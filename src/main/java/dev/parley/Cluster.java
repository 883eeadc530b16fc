package dev.parley;

import com.hazelcast.config.Config;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.config.NetworkConfig;
import dev.parley.command.StartFailure;
import dev.parley.inbox.StoreUnavailable;
import dev.parley.settings.Settings;
import dev.parley.store.Nodes;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.eventbus.EventBusOptions;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.spi.cluster.hazelcast.ConfigUtil;
import io.vertx.spi.cluster.hazelcast.HazelcastClusterManager;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Nodes that tell each other over Vert.x's event bus, joined by Hazelcast. They find each other by what they note in
/// the database, not by shouting into the network. Hazelcast's classes are loaded with this one only. Safe for any
/// thread.
final class Cluster implements Siblings {
    private static final Logger LOG = LoggerFactory.getLogger(Cluster.class);
    private static final String CHANGED = "parley.lane.changed";
    private static final long PRESENT_MILLIS = 10_000;
    private static final int JOIN_SECONDS = 120;
    private static final int LEAVE_SECONDS = 10;

    private final Vertx vertx;
    private final Nodes nodes;
    private final String address;
    private final InstantSource clock;
    private boolean left;

    /// What it stands on.
    ///
    /// @param name of the cluster: nodes on other databases have another
    record Ground(Nodes nodes, InstantSource clock, String name) {
        List<String> there() {
            return nodes.there(clock.instant());
        }
    }

    private Cluster(Vertx vertx, String address, Ground ground) {
        this.vertx = vertx;
        this.address = address;
        nodes = ground.nodes();
        clock = ground.clock();
    }

    /// Joins the nodes that are there, or begins a cluster.
    ///
    /// @throws StartFailure if it cannot, with a sentence for the operator
    static Cluster join(Settings.Cluster settings, Ground ground) {
        String host = host(settings);
        String wanted = host + ":" + settings.port();
        boolean isTaken = ground.there().contains(wanted);
        // Noted before the others are read: of two nodes that start at once, one at least knows of the other.
        ground.nodes().present(wanted, ground.clock().instant());
        List<String> others = ground.there();
        HazelcastClusterManager manager = new HazelcastClusterManager(config(host, settings.port(), others, ground));
        Vertx vertx = start(manager, host, wanted);
        String address = address(manager);
        if (!address.equals(wanted) && !isTaken) {
            ground.nodes().gone(wanted);
        }
        Cluster cluster = new Cluster(vertx, address, ground);
        cluster.present();
        vertx.setPeriodic(
                PRESENT_MILLIS, timer -> Thread.ofVirtual().name("present").start(cluster::present));
        LOG.info("this node is {} in the cluster", address);
        return cluster;
    }

    private static Vertx start(HazelcastClusterManager manager, String host, String wanted) {
        VertxOptions options = new VertxOptions()
                .setEventLoopPoolSize(1)
                .setInternalBlockingPoolSize(2)
                .setWorkerPoolSize(2)
                .setEventBusOptions(new EventBusOptions().setHost(host).setPort(0));
        try {
            return Vertx.builder()
                    .with(options)
                    .withClusterManager(manager)
                    .buildClustered()
                    .await(JOIN_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | CompletionException | IllegalStateException e) {
            throw new StartFailure(
                    "The cluster cannot be joined as " + wanted
                            + " (PARLEY_CLUSTER_HOST must be an address of this machine, PARLEY_CLUSTER_PORT free): "
                            + e.getMessage(),
                    e);
        }
    }

    private static Config config(String host, int port, List<String> others, Ground ground) {
        Config config = ConfigUtil.loadConfig();
        config.setClusterName("parley-" + ground.name());
        config.setProperty("hazelcast.logging.type", "slf4j");
        config.setProperty("hazelcast.phone.home.enabled", "false");
        config.setProperty("hazelcast.shutdownhook.enabled", "false");
        config.setProperty("hazelcast.socket.bind.any", "false");
        config.setProperty("hazelcast.operation.thread.count", "2");
        config.setProperty("hazelcast.operation.generic.thread.count", "2");
        config.setProperty("hazelcast.event.thread.count", "1");
        config.setProperty("hazelcast.io.thread.count", "1");
        NetworkConfig network = config.getNetworkConfig();
        network.setPort(port).setPortAutoIncrement(true);
        network.getInterfaces().setEnabled(true).addInterface(host);
        JoinConfig join = network.getJoin();
        join.getAutoDetectionConfig().setEnabled(false);
        join.getMulticastConfig().setEnabled(false);
        join.getTcpIpConfig().setEnabled(true).setMembers(others);
        return config;
    }

    private static String address(HazelcastClusterManager manager) {
        var own = manager.getHazelcastInstance().getCluster().getLocalMember().getAddress();
        return own.getHost() + ":" + own.getPort();
    }

    private static String host(Settings.Cluster settings) {
        try {
            return settings.host().isEmpty()
                    ? InetAddress.getLocalHost().getHostAddress()
                    : InetAddress.getByName(settings.host()).getHostAddress();
        } catch (UnknownHostException e) {
            throw new StartFailure("PARLEY_CLUSTER_HOST is no address of this machine: " + e.getMessage(), e);
        }
    }

    private synchronized void present() {
        try {
            if (!left) {
                nodes.present(address, clock.instant());
            }
        } catch (StoreUnavailable e) {
            LOG.debug("nodes that start now do not find this one: {}", e.getMessage());
        }
    }

    @Override
    public void tell(String lane) {
        vertx.eventBus().publish(CHANGED, address + " " + lane);
    }

    @Override
    public void listen(Consumer<String> listener) {
        MessageConsumer<String> consumer = vertx.eventBus().consumer(CHANGED, message -> {
            String body = message.body();
            int space = body.indexOf(' ');
            if (!body.substring(0, space).equals(address)) {
                listener.accept(body.substring(space + 1));
            }
        });
        await("hear of the others", consumer.completion());
    }

    /// Leaves the others, who find out at once.
    @Override
    public void close() {
        await("leave the others", vertx.close());
        gone();
    }

    private synchronized void gone() {
        left = true;
        try {
            nodes.gone(address);
        } catch (StoreUnavailable e) {
            LOG.debug("others will find out by themselves: {}", e.getMessage());
        }
    }

    private static void await(String what, Future<Void> end) {
        try {
            end.await(LEAVE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            LOG.warn("this node did not {} within {} s", what, LEAVE_SECONDS);
        }
    }
}
