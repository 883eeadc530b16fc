package dev.parley.simulation;

import dev.parley.inbox.StoreUnavailable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// What may happen to a node wherever it touches the world: it is killed before or behind the call, the store fails
/// before it has done anything, or fails to say that it has, or another node acts in between. One thread.
final class Fate {
    private static final int KILLS_ONCE_IN = 70;
    private static final int FAULTS_ONCE_IN = 50;
    private static final int MEETINGS_ONCE_IN = 25;

    private final RandomGenerator chance;
    private final BooleanSupplier isCalm;
    private final Runnable others;
    private boolean dead;

    /// @param isCalm whether nothing goes wrong any more
    /// @param others what other nodes do meanwhile
    Fate(RandomGenerator chance, BooleanSupplier isCalm, Runnable others) {
        this.chance = chance;
        this.isCalm = isCalm;
        this.others = others;
    }

    boolean isDead() {
        return dead;
    }

    /// A part of the store as this node reaches it.
    <T> T store(Class<T> port, T real) {
        return reached(port, real, true);
    }

    /// Something else than the store as this node reaches it: it fails by itself, but the node may die around it.
    <T> T world(Class<T> port, T real) {
        return reached(port, real, false);
    }

    private <T> T reached(Class<T> port, T real, boolean isStore) {
        return port.cast(Proxy.newProxyInstance(
                port.getClassLoader(),
                new Class<?>[] {port},
                (proxy, method, arguments) -> call(real, method, arguments, isStore)));
    }

    private @Nullable Object call(Object real, Method method, Object @Nullable [] arguments, boolean isStore)
            throws Throwable {
        mayDie();
        if (isStore && happens(FAULTS_ONCE_IN)) {
            throw new StoreUnavailable("the store did not " + method.getName());
        }
        if (isStore && happens(MEETINGS_ONCE_IN)) {
            others.run();
        }
        Object result = invoke(real, method, arguments);
        if (isStore && happens(FAULTS_ONCE_IN)) {
            throw new StoreUnavailable("whether the store did " + method.getName() + " is unknown");
        }
        mayDie();
        return result;
    }

    private static @Nullable Object invoke(Object real, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }

    private void mayDie() {
        dead = dead || happens(KILLS_ONCE_IN);
        if (dead) {
            throw new NodeDied();
        }
    }

    private boolean happens(int onceIn) {
        return !isCalm.getAsBoolean() && chance.nextInt(onceIn) == 0;
    }
}
