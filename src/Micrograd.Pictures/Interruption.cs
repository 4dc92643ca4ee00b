namespace Micrograd.Pictures;

/// <summary>Lets the drawing of a large picture be interrupted.</summary>
public static class Interruption
{
    /// <summary><see cref="Thread.Interrupt"/> reaches a thread only where it waits. So it waits here, for no time at all.</summary>
    /// <exception cref="ThreadInterruptedException">The thread has been interrupted.</exception>
    public static void Point()
    {
        if (!OperatingSystem.IsBrowser()) Thread.Sleep(0);
    }

    /// <summary>The same items, with a point at every hundredth.</summary>
    /// <exception cref="ThreadInterruptedException">The thread has been interrupted.</exception>
    public static IEnumerable<T> Between<T>(IEnumerable<T> items)
    {
        int count = 0;
        foreach (T item in items)
        {
            if (++count % 100 == 0) Point();
            yield return item;
        }
    }
}
