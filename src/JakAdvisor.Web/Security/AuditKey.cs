using System.Security.Cryptography;
using JakAdvisor.Web.Hosting;

namespace JakAdvisor.Web.Security;

/// <summary>The key of the audit chain: <c>Audit__Key</c>, base64 of at least 32 bytes. In Development one is made and kept in the data folder.</summary>
internal static class AuditKey
{
    private const int Shortest = 32;

    public static byte[] Read(WebApplicationBuilder builder, string folder)
    {
        if (builder.Configuration["Audit:Key"] is { Length: > 0 } text)
        {
            var key = new byte[text.Length];
            if (Convert.TryFromBase64String(text, key, out var length) && length >= Shortest) return key[..length];
            throw new StartException("Audit__Key must be base64 of at least 32 random bytes.");
        }
        if (!builder.Environment.IsDevelopment()) throw new StartException("Audit__Key is required: base64 of at least 32 random bytes, kept outside the database.");
        var file = Path.Combine(folder, "audit-key.txt");
        if (!File.Exists(file)) File.WriteAllText(file, Convert.ToBase64String(RandomNumberGenerator.GetBytes(Shortest)));
        return Convert.FromBase64String(File.ReadAllText(file).Trim());
    }
}
