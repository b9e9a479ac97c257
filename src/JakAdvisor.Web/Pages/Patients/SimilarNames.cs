using System.Globalization;
using System.Text;
using JakAdvisor.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace JakAdvisor.Web.Pages.Patients;

/// <summary>Patients with the same birth date and a name that could be the same person's: for a warning, never to decide.</summary>
internal static class SimilarNames
{
    public static async Task<IReadOnlyList<Patient>> FindAsync(ClinicDb db, string name, DateOnly born, Guid except) =>
        [.. (await db.Patients.AsNoTracking().Where(p => p.BirthDate == born && p.Id != except).OrderBy(p => p.RecordNumber).Take(500).ToListAsync()).Where(p => AreAlike(p.Name, name))];

    /// <summary>Some word of at least three letters in common, or differing in one letter; accents, case and order do not count.</summary>
    public static bool AreAlike(string a, string b)
    {
        var (left, right) = (Words(a), Words(b));
        return left.Any(l => right.Any(r => l == r || (l.Length > 3 && DifferInOne(l, r))));
    }

    private static List<string> Words(string name)
    {
        var plain = new StringBuilder();
        foreach (var letter in name.Normalize(NormalizationForm.FormD))
        {
            if (char.IsLetter(letter)) plain.Append(char.ToUpperInvariant(letter));
            else if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark) plain.Append(' ');
        }
        var words = plain.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return [.. words.Where(w => w.Length > 2 || words.Length == 1)];
    }

    private static bool DifferInOne(string a, string b)
    {
        if (Math.Abs(a.Length - b.Length) > 1) return false;
        var start = 0;
        while (start < a.Length && start < b.Length && a[start] == b[start]) start++;
        var end = 0;
        while (end < a.Length - start && end < b.Length - start && a[^(end + 1)] == b[^(end + 1)]) end++;
        return a.Length - start - end <= 1 && b.Length - start - end <= 1;
    }
}
