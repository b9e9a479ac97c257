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

    /// <summary>
    /// Some word in common, or differing in one letter; accents, case and order do not count. Words of one or two letters count only where one of the names has no
    /// longer one. Names that differ only in where their words are parted are alike too.
    /// </summary>
    public static bool AreAlike(string a, string b)
    {
        var (left, right) = (Words(a), Words(b));
        if (left.Count > 0 && string.Concat(left) == string.Concat(right)) return true;
        if (left.Exists(IsLong) && right.Exists(IsLong)) (left, right) = (left.FindAll(IsLong), right.FindAll(IsLong));
        return left.Any(l => right.Any(r => l == r || (l.Length > 3 && DifferInOne(l, r))));
    }

    private static bool IsLong(string word) => word.Length > 2;

    private static List<string> Words(string name)
    {
        var plain = new StringBuilder();
        foreach (var letter in name.Normalize(NormalizationForm.FormD))
        {
            if (char.IsLetter(letter)) plain.Append(char.ToUpperInvariant(letter));
            else if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark) plain.Append(' ');
        }
        return [.. plain.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries)];
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
