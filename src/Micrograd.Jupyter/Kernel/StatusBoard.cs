namespace Micrograd.Jupyter;

/// <summary>
/// Tells everybody when the kernel is busy and when it is idle. Front ends show the last word: while a cell runs, an answered question must not make
/// the kernel look idle.
/// </summary>
internal sealed class StatusBoard(KernelConnection connection)
{
    private readonly Lock _gate = new();
    private Request? _running;

    public void Starting() => Publish(null, "starting");

    /// <summary>Work on a request begins.</summary>
    /// <param name="request">The request.</param>
    /// <param name="isWork">True for a cell, false for a question that is answered beside it.</param>
    public void Busy(Request request, bool isWork)
    {
        lock (_gate)
        {
            if (isWork) _running = request;
            Publish(request, "busy");
        }
    }

    /// <summary>Work on a request has ended.</summary>
    public void Idle(Request request)
    {
        lock (_gate)
        {
            if (_running == request) _running = null;
            Publish(request, "idle");
            if (_running is not null) Publish(_running, "busy");
        }
    }

    private void Publish(Request? request, string state) => connection.Publish(request, "status", new KernelStatus(state), MessageJson.Default.KernelStatus);
}
