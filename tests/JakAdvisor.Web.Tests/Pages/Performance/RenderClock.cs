using System.Runtime.InteropServices;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace JakAdvisor.Web.Tests.Pages.Performance;

/// <summary>
/// Measures the processor time of a request on the server, from its first middleware to the last byte written. The bytes go into memory first, so that neither a reader
/// nor a network is measured and everything runs on one thread; whatever else the machine does meanwhile does not count.
/// </summary>
internal sealed class RenderClock : IStartupFilter
{
    private readonly byte[] _buffer = new byte[4 << 20];
    private int _length;

    public double Milliseconds { get; private set; }

    public byte[] Written => _buffer[.._length];

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(async (context, rest) =>
        {
            var body = context.Response.Body;
            using var memory = new MemoryStream(_buffer);
            context.Response.Body = memory;
            var (thread, begun) = (Environment.CurrentManagedThreadId, ProcessorTime());
            await rest(context);
            Milliseconds = ProcessorTime() - begun;
            _length = (int)memory.Position;
            Assert.Equal(thread, Environment.CurrentManagedThreadId);
            context.Response.Body = body;
        });
        next(app);
    };

    /// <summary>What this thread has had of the processor so far, in milliseconds.</summary>
    private static double ProcessorTime()
    {
        const int ThreadProcessorTime = 3;
        Assert.Equal(0, clock_gettime(ThreadProcessorTime, out var time));
        return (time.Seconds * 1e3) + (time.Nanoseconds / 1e6);
    }

    [DllImport("libc", ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int clock_gettime(int clock, out Time time);

    [StructLayout(LayoutKind.Sequential)]
    private struct Time
    {
        public long Seconds;
        public long Nanoseconds;
    }
}
