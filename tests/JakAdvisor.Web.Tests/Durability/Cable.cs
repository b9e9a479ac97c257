using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace JakAdvisor.Web.Tests.Durability;

/// <summary>A cable to the database server that can be pulled and plugged in again: a TCP port that passes everything on.</summary>
internal sealed class Cable : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentBag<TcpClient> _open = [];
    private readonly CancellationTokenSource _end = new();
    private readonly Task _accepting;
    private volatile bool _pulled;

    public Cable(string host, int port)
    {
        _listener.Start();
        _accepting = AcceptAsync(host, port);
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Open connections break, new ones are closed at once.</summary>
    public void Pull()
    {
        _pulled = true;
        Break();
    }

    public void PlugIn() => _pulled = false;

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _accepting;
        _listener.Dispose();
        Break();
        _end.Dispose();
    }

    private void Break()
    {
        while (_open.TryTake(out var client)) client.Dispose();
    }

    private async Task AcceptAsync(string host, int port)
    {
        try
        {
            while (true)
            {
                var near = await _listener.AcceptTcpClientAsync(_end.Token);
                _open.Add(near);
                if (_pulled) Break();
                else _ = PassAsync(near, host, port);
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }

    private async Task PassAsync(TcpClient near, string host, int port)
    {
        var far = new TcpClient();
        _open.Add(far);
        try
        {
            await far.ConnectAsync(host, port, _end.Token);
            await Task.WhenAny(near.GetStream().CopyToAsync(far.GetStream(), _end.Token), far.GetStream().CopyToAsync(near.GetStream(), _end.Token));
        }
        catch (Exception broken) when (broken is IOException or SocketException or ObjectDisposedException or InvalidOperationException or OperationCanceledException)
        {
            // Pulled.
        }
        near.Dispose();
        far.Dispose();
    }
}
