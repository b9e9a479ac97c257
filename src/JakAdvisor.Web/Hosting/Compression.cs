using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;

namespace JakAdvisor.Web.Hosting;

internal static class Compression
{
    /// <summary>A full result says much of the same for each drug: the better level makes it a third of what the fastest one sends, in a few milliseconds.</summary>
    public static void AddCompression(this WebApplicationBuilder builder)
    {
        builder.Services.AddResponseCompression(compression => compression.EnableForHttps = true);
        builder.Services.Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = CompressionLevel.Optimal);
        builder.Services.Configure<GzipCompressionProviderOptions>(gzip => gzip.Level = CompressionLevel.Optimal);
    }
}
