//! Disjoint sets of numbers, which are joined until all that belongs together is in one.

/// Disjoint sets of the numbers from 0, found with path halving.
#[derive(Debug)]
pub struct Sets {
    parents: Vec<usize>,
}

impl Sets {
    /// Creates `count` sets of one number each.
    #[must_use]
    pub fn of(count: usize) -> Self {
        Self { parents: (0..count).collect() }
    }

    fn root(&mut self, mut at: usize) -> usize {
        while self.parents[at] != at {
            self.parents[at] = self.parents[self.parents[at]];
            at = self.parents[at];
        }
        at
    }

    /// Joins the sets of two numbers; the lower root stays, so that the outcome does not depend on the order.
    pub fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.root(one), self.root(other));
        self.parents[one.max(other)] = one.min(other);
    }

    /// Returns the members of each set, in order; the sets are in the order of their first.
    #[must_use]
    pub fn members(mut self) -> Vec<Vec<usize>> {
        let mut members: Vec<Vec<usize>> = vec![Vec::new(); self.parents.len()];
        for at in 0..self.parents.len() {
            let root = self.root(at);
            members[root].push(at);
        }
        members.retain(|set| !set.is_empty());
        members
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_of_joining_does_not_show() {
        let joined = |pairs: &[(usize, usize)]| {
            let mut sets = Sets::of(6);
            pairs.iter().for_each(|(one, other)| sets.join(*one, *other));
            sets.members()
        };
        let expected = [vec![0, 3, 5], vec![1], vec![2, 4]];
        assert_eq!(joined(&[(5, 3), (4, 2), (3, 0)]), expected);
        assert_eq!(joined(&[(0, 3), (2, 4), (3, 5), (5, 0)]), expected);
    }
}
